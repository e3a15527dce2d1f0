import type { AreaRef, Text } from './basis.ts';
import type { CaseSummary } from './cases.ts';

export type RowsBy = 'person' | 'body' | 'area' | 'category';

/** A figure of a row; `value` is null where there was nothing to count it over. */
export interface AppraisalFigure {
  indicator: string;
  value: number | null;
  shown: string;
  change: string;
  /** To the same period of the year before; of the hotline's table. */
  changeInYear: string;
  state: 'noData' | 'well' | 'warn' | 'act';
  above: number;
  below: number | null;
}

export interface AppraisalRow {
  id: string;
  name: Text;
  userName: string | null;
  figures: AppraisalFigure[];
  total: number | null;
  totalShown: string;
  change: string;
  grade: string | null;
  gradeBefore: string | null;
  rank: number | null;
  weightBehind: number;
}

export interface AppraisalIndicator {
  code: string;
  name: Text;
  formula: string;
  inWords: Text;
  countsAt: Text;
  unit: 'percent' | 'cases';
  direction: 'for' | 'against';
  weight: number;
  source: string;
  ourOwn: ('formula' | 'weight' | 'thresholds')[];
  warn: number | null;
  act: number | null;
}

export interface AppraisalTable {
  table: string;
  name: Text;
  version: number;
  validFrom: string;
  rows: RowsBy;
  leastWeight: number;
  grades: { grade: string; from: number }[];
  indicators: AppraisalIndicator[];
}

/** A table over a period; `first` and `last` are null while none of its days is over. */
export interface AppraisalReport {
  table: AppraisalTable;
  period: string;
  first: string | null;
  last: string | null;
  complete: boolean;
  by: RowsBy;
  area: AreaRef | null;
  rows: AppraisalRow[];
  /** All together; of the hotline's table. */
  whole: AppraisalRow | null;
  recount: { at: string | null; cases: number; sums: number; wrong: number; agreed: boolean };
}

/** The cases behind a figure. */
export interface FigureCases {
  indicator: AppraisalIndicator;
  above: number;
  below: number;
  hidden: number;
  leftOut: number;
  items: { case: CaseSummary; above: number; below: number }[];
}
