import type { Text } from './basis.ts';
import type { CaseSource, Outcome } from './cases.ts';

export type RemovedKind = 'contact' | 'words' | 'letters' | 'calls' | 'photos';
/** Days by the way in which a case ended; `other` for the rest. */
export interface RetentionLine { categories: string[]; sources: CaseSource[]; days: Partial<Record<Outcome, number>>; other: number; removes: RemovedKind[] }
export interface RetentionRule { version: number; source: string; uploadDays: number; brake: number; lines: RetentionLine[] }
export interface RetentionVersion {
  id: string; version: number; note: string; yaml: string; by: Text; at: string; state: 'proposed' | 'published' | 'returned' | 'withdrawn';
  decidedBy: Text | null; decidedAt: string | null; decisionNote: string | null; mayDecide: boolean; mayWithdraw: boolean;
}
export interface RetentionDue { caseNumber: string; title: Text; area: Text; way: Outcome; endedAt: string; days: number; dueAt: string; heldUntil: string | null; undecided: boolean }
export interface RetentionRemoval { caseNumber: string; area: Text; at: string; version: number; days: number; way: Outcome; kinds: RemovedKind[]; reporters: number; photos: number }
export interface DataHold { id: string; caseNumber: string; person: string; reason: string; until: string; by: Text; at: string; liftedBy: Text | null; liftedAt: string | null; liftedWhy: string | null }
export interface RetentionPage {
  rule: RetentionRule; yaml: string; versions: RetentionVersion[]; dueCount: number; due: RetentionDue[]; removed: RetentionRemoval[]; holds: DataHold[]; mayWrite: boolean;
  /** Other periods came into force, and not all cases are planned by them yet. */
  planning: boolean;
  /** A person has published periods; before that nothing is removed. */
  released: boolean;
  stop: RetentionHalt | null;
}
/** Removals stopped until somebody who stands for the whole city looks. */
export interface RetentionHalt { why: 'many' | 'jump'; at: string; cases: number; mayRelease: boolean }
export interface RetentionEffect {
  key: string; category: string; categoryName: Text; source: CaseSource; way: Outcome; now: number | null; then: number; adds: RemovedKind[]; keeps: RemovedKind[]; cases: number; atOnce: number; soon: number;
}
export interface RetentionPreview { sound: boolean; mistakes: { line: number; sentence: Text }[]; effects: RetentionEffect[]; atOnce: number; soon: number; again: number }
export interface CaseRetention {
  caseNumber: string; plan: { endedAt: string; way: Outcome; version: number; days: number; dueAt: string; heldUntil: string | null; removes: RemovedKind[]; undecided: boolean; goes: boolean } | null;
  holds: DataHold[]; removed: RetentionRemoval[]; mayHold: boolean;
}
