import type { Text } from './basis.ts';
import type { CaseSummary, Satisfaction, TrulySolved } from './cases.ts';

export type OrderKind = 'complaint' | 'help' | 'question' | 'suggestion' | 'praise';

/** A call to the caller: before anything is done, or after it was answered (`round` from 1). */
export interface CallerCall { why: 'firstContact' | 'callBack'; round: number; at: string; by: Text; reached: boolean; satisfaction: Satisfaction | null; solved: TrulySolved | null; reason: string | null }
export interface CallerAnswer { round: number; at: string; body: Text | null; by: Text; text: string }

/** The hotline's part of a case's page. */
export interface HotlinePart {
  platform: string;
  orderNumber: string;
  kind: OrderKind;
  orderedAt: string;
  promisedAt: string | null;
  limit: Text | null;
  placeOpen: boolean;
  areaWords: string | null;
  mayTie: boolean;
  calls: CallerCall[];
  answers: CallerAnswer[];
}

/** A line of the desk's list. */
export interface OrderLine {
  case: CaseSummary;
  platform: string;
  orderNumber: string;
  kind: OrderKind;
  orderedAt: string;
  promisedAt: string | null;
  placeOpen: boolean;
  tries: number;
  contactedAt: string | null;
  contactMasked: string | null;
  answers: number;
  satisfaction: Satisfaction | null;
  solved: TrulySolved | null;
  supervised: boolean;
}


/** What a file of orders came to; with any mistake nothing is taken. */
export interface OrderImport {
  stored: boolean;
  new: number;
  known: number;
  orders: { line: number; orderNumber: string; text: string; caseNumber: string | null; known: boolean; area: Text | null; placeOpen: boolean }[];
  mistakes: { line: number | null; field: string | null; code: string; value: string | null; args: Record<string, unknown> | null }[];
  readAs: string | null;
}
