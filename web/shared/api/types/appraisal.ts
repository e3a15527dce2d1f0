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
  /** `corrected`: an appeal was upheld, and the figure counts it so. */
  items: { case: CaseSummary; above: number; below: number; corrected: boolean }[];
}

/** The file of a version of a table. */
export interface FormulaText { table: string; version: number; file: string; yaml: string }

type IndicatorState = AppraisalFigure['state'];

export interface WhatIfIndicator {
  code: string;
  name: Text;
  before: string;
  after: string;
  weightBefore: number;
  weightAfter: number;
  formulaChanged: boolean;
  stateBefore: IndicatorState | null;
  stateAfter: IndicatorState | null;
}

export interface WhatIfRow {
  id: string;
  name: Text;
  totalBefore: string;
  totalAfter: string;
  difference: string;
  gradeBefore: string | null;
  gradeAfter: string | null;
  rankBefore: number | null;
  rankAfter: number | null;
  indicators: WhatIfIndicator[];
}

/** The same counts by a table and by a changed copy of it. */
export interface WhatIfAnswer {
  table: string;
  period: string;
  versionBefore: number;
  versionAfter: number;
  rows: WhatIfRow[];
  grades: { grade: string | null; before: number; after: number }[];
}

/** What is wrong with a changed copy, or what it comes to. */
export interface FormulaDraftAnswer { mistakes: { file: string; line: number; sentence: Text }[]; answer: WhatIfAnswer | null }
