import type { AreaRef, Text } from './basis.ts';

export type WorkItemState = 'asked' | 'returned' | 'admitted' | 'refused' | 'struck' | 'ended' | 'withdrawn';
export type NeighborhoodTaskState = 'given' | 'objected' | 'done' | 'passed' | 'dropped';
/** A move that the reader may make now, and whether words must come with it. */
export interface WorkItemMove { move: string; words: boolean }
/** What a department may, or may not, ask of neighborhoods. */
export interface WorkItemSummary {
  number: string;
  name: string;
  body: { id: string; name: Text };
  judgeArea: AreaRef;
  /** How long a neighborhood works on it each time. */
  minutes: number;
  timesPerYear: number;
  /** The last day on which it may be asked: 2027-06-30. */
  until: string;
  state: WorkItemState;
  inForce: boolean;
  askedAt: string;
  waitUntil: string | null;
  late: boolean;
  waitsForMe: boolean;
}
export interface WorkItemLine { id: string; at: string; by: Text | null; byRole: string; how: string; code: string; args: unknown; note: string | null; task: string | null }
export interface WorkItemPage {
  summary: WorkItemSummary;
  what: string;
  basis: string;
  support: string;
  categories: { code: string; name: Text }[];
  askedBy: Text;
  judgedBy: Text | null;
  judgedAt: string | null;
  judgement: string | null;
  /** Tasks under it that are not over. */
  open: number;
  moves: WorkItemMove[];
  mayGive: boolean;
  version: number;
  history: WorkItemLine[];
}
export interface WorkItemDraft { name: string; what: string; basis: string; support: string; minutes: number; timesPerYear: number; until: string; categories?: string[] }
export interface CommitteeToAsk { id: string; name: Text; area: Text; given: number; full: boolean }
/** A task from a department to a neighborhood. */
export interface NeighborhoodTask {
  number: string;
  item: string;
  itemName: string;
  body: { id: string; name: Text };
  committee: { id: string; name: Text };
  area: Text;
  what: string;
  minutes: number;
  givenAt: string;
  dueAt: string;
  state: NeighborhoodTaskState;
  late: boolean;
  upheld: boolean;
  waitUntil: string | null;
  doneAt: string | null;
  doneBy: Text | null;
  words: string | null;
  waitsForMe: boolean;
  moves: WorkItemMove[];
}
export interface Burden { id: string; name: Text; tasks: number; minutes: number; open: number; late: number; upheld: number }
export interface WorkItemFigures { year: number; items: Record<string, number>; neighborhoods: Burden[]; departments: Burden[] }
