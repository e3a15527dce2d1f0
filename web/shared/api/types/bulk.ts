import type { Text } from './basis.ts';
import type { MoveBody } from './cases.ts';

/** 批量办理: one act on many cases; a move, or a hand to another center. */
export interface BulkAct { move?: MoveBody | null; hand?: { areaId: string; reason: string; takeOver?: boolean } | null }
/** Why a case said no, as a refusal of the same act by hand. */
export interface BulkRefusal { code: string; field: string | null; args: Record<string, unknown> | null }
/** What would come of a case. */
export interface BulkLine { number: string; version: number; title: Text; from: Text; cameTo: Text | null; asks: boolean; refusal: BulkRefusal | null }
export interface BulkPreview { lines: BulkLine[]; does: number; asks: number; refused: number; more: boolean; most: number }
export interface BulkOutcome { number: string; title: Text; state: 'waiting' | 'done' | 'refused' | 'left'; at: string | null; cameTo: Text | null; refusal: BulkRefusal | null }
export interface BulkJob {
  id: string;
  state: 'running' | 'done' | 'stopped';
  madeAt: string;
  endedAt: string | null;
  total: number;
  done: number;
  refused: number;
  waiting: number;
  left: number;
  /** Of each case; empty in the list of jobs. */
  items: BulkOutcome[];
}
/** 常用清单: a filter of cases with its order and columns. */
export interface CaseView {
  id: string;
  name: string;
  filter: Record<string, string>;
  sort: string;
  /** Null for all. */
  columns: string[] | null;
  sharedWith: { id: string; name: Text } | null;
  by: Text;
  mine: boolean;
  pinned: boolean;
  mayChange: boolean;
}
/** Counted to the end of a first page, and no further. */
export interface ViewCount { id: string; count: number; more: boolean }
