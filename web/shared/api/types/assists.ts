import type { OrganizationRef, Place, Text } from './basis.ts';

export type AssistState = 'asked' | 'confirmed' | 'declined' | 'done' | 'withdrawn' | 'replaced' | 'overtaken';
export interface AssistMove { move: string; words: boolean; leastPhotos: number }

/** 协办: a part of a case that another body was asked to do. */
export interface Assist {
  id: string;
  body: OrganizationRef;
  what: string;
  /** For whom it was asked: the leading body, or the center's desk. */
  askedFor: Text;
  askedBy: Text;
  askedAt: string;
  dueAt: string;
  state: AssistState;
  late: boolean;
  standsStill: boolean;
  waitUntil: string | null;
  level: Text;
  timesRaised: number;
  answeredBy: Text | null;
  answeredAt: string | null;
  words: string | null;
  fileIds: string[];
  endedBy: Text | null;
  endedAt: string | null;
  moves: AssistMove[];
}

/** A part in a list, with the case that it is of. */
export interface AssistLine {
  number: string;
  /** What its category is called, for who may not see the case; place, state and lead are null then. */
  title: Text;
  area: Text;
  place: Place | null;
  stateName: Text | null;
  mayOpen: boolean;
  lead: Text | null;
  waitsForMe: boolean;
  part: Assist;
}

export interface AssistTally { asked: number; confirmed: number; declined: number; late: number }
/** `of`: asked of the reader's bodies; `by`: asked by their desks, or for cases of their bodies. */
export interface AssistCounts { of: AssistTally; by: AssistTally }
