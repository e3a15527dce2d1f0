/**
 * What was done in the street and has not reached the server. An entry leaves only when the server has taken it, or when its
 * maker reads the refusal and discards it. Pure; storage and sending are in ../outbox.
 */
import type { Move } from '@shared/api/types/index.ts';
import type { Holder } from './holder.ts';

export interface KeptPhoto {
  label: string;
  blob: Blob;
  /** Set once the picture itself is on the server; a resend does not send it again. */
  fileId: string | null;
}

export interface Problem {
  status: number;
  code: string;
  args: Record<string, unknown>;
  title: string;
}

export interface Entry {
  /** Made on this phone; also the Idempotency-Key, so that a resend can never act twice. */
  key: string;
  /** Offline entries belong to one account and are sent only while that account is signed in. */
  account: string;
  kind: 'move' | 'report' | 'task';
  /** Case number; for a report its own key; for a thing on a response's list the response and the thing. */
  subject: string;
  /** What the list shows: the move's name, the first words of the report, or the thing that was done. */
  label: string;
  body: Record<string, unknown>;
  photos: KeptPhoto[];
  /** City clock when it was done, ISO 8601. */
  occurredAt: string;
  /** Order on this phone. */
  order: number;
  state: 'waiting' | 'refused';
  tries: number;
  /** Machine clock, ms: not before. */
  retryAt: number;
  problem: Problem | null;
  /** For a refused move: whose the case is now. */
  holder?: Holder | null;
}

/** 2 s, 4 s, 8 s … at most one minute. */
export function retryDelayMs(tries: number): number {
  return Math.min(60000, 2000 * 2 ** Math.min(10, Math.max(0, tries - 1)));
}

/**
 * The entries that may go, in the order of doing: of each case the first, so that 'arrived' never overtakes 'accepted'. A case
 * whose first entry was refused stands still until a person has looked at it.
 */
function heads(entries: readonly Entry[], account: string): Entry[] {
  const first = new Map<string, Entry>();
  for (const entry of inOrder(entries)) if (entry.account === account && !first.has(entry.subject)) first.set(entry.subject, entry);
  return [...first.values()].filter((entry) => entry.state === 'waiting');
}

/** The next entry to send, or null. */
export function nextToSend(entries: readonly Entry[], account: string, now: number): Entry | null {
  return heads(entries, account).find((entry) => entry.retryAt <= now) ?? null;
}

/** When to look again, in ms from now; null when nothing can go before somebody acts. */
export function nextLook(entries: readonly Entry[], account: string, now: number): number | null {
  const waits = heads(entries, account).map((entry) => Math.max(0, entry.retryAt - now));
  return waits.length === 0 ? null : Math.min(...waits);
}

export type Outcome = 'taken' | 'later' | 'signIn' | 'reload' | 'refused';

/** What an answer means for the entry. Status 0 is 'no network'. */
export function judge(status: number, code: string): Outcome {
  if (status >= 200 && status < 300) return 'taken';
  if (status === 401) return 'signIn';
  if (status === 409 && code === 'version_changed') return 'reload';
  if (status === 0 || status === 408 || status === 425 || status === 429 || status >= 500) return 'later';
  return 'refused';
}

export function afterFailure(entry: Entry, outcome: Outcome, problem: Problem, now: number): Entry {
  const tries = entry.tries + 1;
  if (outcome === 'refused') return { ...entry, tries, state: 'refused', problem };
  return { ...entry, tries, problem, retryAt: now + retryDelayMs(tries) };
}

/**
 * A refused entry is tried again under a new key: the server has not done it, and a key stands for one call, while this one may carry
 * another version of the case. A report keeps its subject, by which its page finds the receipt.
 */
export function again(entry: Entry, key: string, now: number): Entry {
  return { ...entry, key, state: 'waiting', tries: 0, retryAt: now, problem: null, holder: null };
}

/** Refusals of what the entry itself says: sent again as it is, it would be refused for ever. The step is made anew instead. */
const forGood: ReadonlySet<string> = new Set(['photos_same', 'photos_required', 'note_required', 'note_too_long', 'text_required', 'text_too_long', 'too_many_files', 'response_is_over']);
export const mayGoAgain = (entry: Pick<Entry, 'problem'>): boolean => !forGood.has(entry.problem?.code ?? '');

export function inOrder(entries: readonly Entry[]): Entry[] {
  return [...entries].sort((a, b) => a.order - b.order);
}

/** Moves of one case still on this phone, oldest first; behind a refusal nothing is foreseen. */
export function waitingMoves(entries: readonly Entry[], account: string, caseNumber: string): Move[] {
  const own = inOrder(entries).filter((e) => e.account === account && e.kind === 'move' && e.subject === caseNumber);
  const refused = own.findIndex((e) => e.state === 'refused');
  return (refused === -1 ? own : own.slice(0, refused)).map((e) => e.body['move'] as Move);
}

/** What the center refused for one case, oldest first: shown on that case and nowhere else. */
export function refusedOf(entries: readonly Entry[], account: string, caseNumber: string): Entry[] {
  return inOrder(entries).filter((e) => e.account === account && e.kind === 'move' && e.subject === caseNumber && e.state === 'refused');
}

/** Photos of one case that are still on this phone, the newest move's first. */
export function keptPhotos(entries: readonly Entry[], account: string, caseNumber: string): Array<{ id: string; blob: Blob }> {
  return inOrder(entries).reverse().filter((e) => e.account === account && e.kind === 'move' && e.subject === caseNumber)
    .flatMap((e) => e.photos.map((photo, i) => ({ id: `${e.key}-${i}`, blob: photo.blob })));
}

export interface Counts {
  waiting: number;
  refused: number;
}

export function counts(entries: readonly Entry[], account: string): Counts {
  const own = entries.filter((e) => e.account === account);
  return { waiting: own.filter((e) => e.state === 'waiting').length, refused: own.filter((e) => e.state === 'refused').length };
}
