import type { OrganizationRef, Text } from './basis.ts';

export type JudgementKind = 'late' | 'notClosed' | 'reworked';
export type AppealState = 'waiting' | 'upheld' | 'rejected';

/** What is held against a body of the reader's; `until` is null while the case is open. */
export interface Judgement {
  /** Of the case. */
  number: string;
  title: Text;
  body: OrganizationRef;
  kind: JudgementKind;
  judgedAt: string;
  /** Of lateness: when the stay in handling began of which it is said; else as `judgedAt`. */
  stayAt: string;
  countsAt: string;
  until: string | null;
  mayAppeal: boolean;
}

export interface Appeal {
  id: string;
  number: string;
  title: Text;
  mayOpen: boolean;
  area: Text;
  body: OrganizationRef;
  kind: JudgementKind;
  judgedAt: string;
  stayAt: string;
  countsAt: string;
  by: Text;
  at: string;
  words: string;
  fileIds: string[];
  level: Text;
  dueAt: string;
  late: boolean;
  timesIgnored: number;
  state: AppealState;
  decidedBy: Text | null;
  decidedAt: string | null;
  decisionNote: string | null;
  mayDecide: boolean;
}

/** The appeals of a case, with what of it the reader may appeal against. */
export interface CaseAppeals {
  judgements: Judgement[];
  items: Appeal[];
  fileWithin: Text;
  judgeWithin: Text;
}
