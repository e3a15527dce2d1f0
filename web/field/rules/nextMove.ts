/** Which button is the wide one: pure, so that the phone gives the same answer with and without a network. */

import type { CaseState, Move, MoveForm, Outcome } from '@shared/api/types/index.ts';

export interface MoveChoice {
  /** The wide button; null when the person has nothing to do but wait. */
  next: Move | null;
  /** A second way to go on, of equal standing: picked up by oneself instead of handing over. */
  other: Move | null;
  /** What stands behind 'not so'. */
  notSo: Move[];
  mayDecline: boolean;
  mayNote: boolean;
}

const forward: readonly Move[] = ['accept', 'onTheWay', 'arrived', 'reallySo', 'handedOver', 'startWork', 'done', 'answer', 'checked', 'passed'];
const notSoMoves: readonly Move[] = ['alreadyClear', 'falseAlarm', 'notFound', 'notMine', 'returned'];

const elsewhere: ReadonlySet<Move> = new Set([...forward, ...notSoMoves, 'pickedUp', 'declined', 'note', 'assign']);

/** Chooses from the moves that the server allows (or that {@link predict} expects it to allow). */
export function chooseMoves(allowed: readonly Move[]): MoveChoice {
  const may = (move: Move) => allowed.includes(move);
  const next = forward.find(may) ?? (may('pickedUp') ? 'pickedUp' : null);
  return {
    next,
    other: next !== 'pickedUp' && may('pickedUp') ? 'pickedUp' : null,
    // What other workflows allow beside, such as to ask for more time, stands with it.
    notSo: [...notSoMoves.filter(may), ...allowed.filter((move) => !elsewhere.has(move) && move !== next)],
    mayDecline: may('declined'),
    mayNote: may('note'),
  };
}

interface Step {
  state: CaseState;
  allowed: Move[];
  /** What the case comes to, where this move decides it. */
  outcome?: Outcome;
}

/**
 * What the case will look like once the server has taken a move that still waits on this phone. Only the chain that one person
 * walks alone is foreseen; whatever needs somebody else leaves no further move until the server answers.
 */
const ahead: Partial<Record<Move, Step>> = {
  accept: { state: 'accepted', allowed: ['onTheWay', 'arrived', 'notMine', 'note'] },
  onTheWay: { state: 'onTheWay', allowed: ['arrived', 'notMine', 'note'] },
  arrived: { state: 'arrived', allowed: ['reallySo', 'alreadyClear', 'falseAlarm', 'notFound', 'notMine', 'pickedUp', 'note'] },
  reallySo: { state: 'confirmed', allowed: ['handedOver', 'pickedUp', 'note'] },
  handedOver: { state: 'handedOver', allowed: [] },
  startWork: { state: 'handling', allowed: ['done', 'note'] },
  pickedUp: { state: 'done', allowed: [], outcome: 'pickedUp' },
  done: { state: 'done', allowed: [], outcome: 'cleared' },
  alreadyClear: { state: 'done', allowed: [], outcome: 'alreadyClear' },
  falseAlarm: { state: 'done', allowed: [], outcome: 'falseAlarm' },
  notFound: { state: 'done', allowed: [], outcome: 'notFound' },
  checked: { state: 'closed', allowed: [] },
};

export interface Walkable {
  state: CaseState;
  allowedMoves: Move[];
  outcome?: Outcome | null;
  /** Only the street's is foreseen. */
  workflow?: { name: string };
}

/** The case as this person should see it while `waiting` moves (oldest first) have not reached the server. */
export function predict<T extends Walkable>(task: T, waiting: readonly Move[]): T {
  return waiting.reduce<T>((seen, move) => {
    if (move === 'note') return seen;
    const step = (task.workflow?.name ?? 'street') === 'street' ? ahead[move] : undefined;
    return step ? { ...seen, state: step.state, allowedMoves: step.allowed, ...(step.outcome ? { outcome: step.outcome } : {}) } : { ...seen, allowedMoves: [] };
  }, task);
}

/** What a form asks for; its words are the server's. */
export type Asked = Pick<MoveForm, 'note' | 'photos' | 'photoLabels'>;

const plainForm: Asked = { note: 'none', photos: 0, photoLabels: [] };

/** Forms for moves that were foreseen offline, when the server has not said what it asks for. */
const expectedForms: Partial<Record<Move, Asked>> = {
  reallySo: { note: 'optional', photos: 0, photoLabels: ['scene'] },
  pickedUp: { note: 'optional', photos: 2, photoLabels: ['before', 'after'] },
  done: { note: 'optional', photos: 0, photoLabels: ['after'] },
  alreadyClear: { note: 'optional', photos: 0, photoLabels: ['scene'] },
  handedOver: { note: 'optional', photos: 0, photoLabels: [] },
  declined: { note: 'optional', photos: 0, photoLabels: [] },
  falseAlarm: { note: 'optional', photos: 0, photoLabels: ['scene'] },
  notFound: { note: 'optional', photos: 0, photoLabels: ['scene'] },
  notMine: { note: 'required', photos: 0, photoLabels: [] },
  returned: { note: 'required', photos: 0, photoLabels: [] },
  note: { note: 'required', photos: 0, photoLabels: ['scene'] },
};

export function formOf(move: Move, forms: Partial<Record<Move, Asked>> | undefined): Asked {
  return forms?.[move] ?? expectedForms[move] ?? plainForm;
}

/**
 * Whether a move goes at one press, or opens a sheet first: where something is asked for, where it shows who will come, and where
 * a photo is worth the moment it takes.
 */
export function needsSheet(move: Move, form: Asked): boolean {
  return form.note === 'required' || form.photos > 0 || move === 'reallySo' || move === 'handedOver' || move === 'done' || move === 'checked' || move === 'passed';
}

/** What each photo of the form shows: those that it needs, and those that are merely useful. */
export function photoSlots(form: Asked): Array<{ label: string; needed: boolean }> {
  const count = Math.max(form.photos, form.photoLabels.length);
  return Array.from({ length: count }, (_, i) => ({ label: form.photoLabels[i] ?? 'scene', needed: i < form.photos }));
}

export interface MoveEntry {
  note: string;
  photos: readonly unknown[];
}

/** What is missing before a move may go: codes that the screen words, empty when nothing is. */
export function missingFor(form: Asked, entry: MoveEntry): Array<'note' | 'photos'> {
  const missing: Array<'note' | 'photos'> = [];
  if (entry.photos.filter(Boolean).length < form.photos) missing.push('photos');
  if (form.note === 'required' && entry.note.trim() === '') missing.push('note');
  return missing;
}
