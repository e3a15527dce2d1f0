export type ExportState = 'waiting' | 'running' | 'done' | 'failed' | 'canceled' | 'removed';
/** A list that somebody takes out as a file. */
export interface ExportJob {
  id: string;
  list: string;
  format: 'csv' | 'xlsx';
  state: ExportState;
  madeAt: string;
  endedAt: string | null;
  keptUntil: string | null;
  rows: number;
  total: number | null;
  bytes: number | null;
  why: string | null;
}
