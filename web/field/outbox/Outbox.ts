import { newKey } from '@shared/api/client.ts';
import { Problem } from '@shared/api/problem.ts';
import { afterFailure, again, judge, nextLook, nextToSend, retryDelayMs, type Entry, type KeptPhoto, type Problem as Reason } from '../rules/queue.ts';
import type { Holder } from '../rules/holder.ts';
import type { EntryStore } from './store.ts';

export interface Draft {
  kind: Entry['kind'];
  subject?: string;
  label: string;
  body: Record<string, unknown>;
  photos: Array<{ label: string; blob: Blob }>;
  occurredAt: string;
}

/** Carries one entry to the server; throws a Problem. `keep` stores the entry's progress, such as a photo already sent. */
export type Carry = (entry: Entry, keep: (entry: Entry) => Promise<void>) => Promise<unknown>;

/** What a case that changed meanwhile allows: the entry to send instead, or null when the move is no longer possible; and whose the case is. */
export interface Renewed { next: Entry | null; holder: Holder | null }
export type Renew = (entry: Entry) => Promise<Renewed>;

/** How often a move that came late is held against the changed case before a person is asked. */
const mostTries = 5;

/** What is due when sending ends came due just now, or the phone's storage failed: then it is not asked without a pause. */
const shortestPauseMs = 1000;

interface Parts {
  store: EntryStore;
  account: string;
  carry: Carry;
  renew: Renew;
  now: () => number;
  later: (run: () => void, ms: number) => () => void;
}

/**
 * Everything that is done in the street goes through here: stored on the phone first, then sent, in order per case, until the
 * server has taken it or refused it. One outbox at a time sends, also with two pages open.
 */
export class Outbox {
  #entries: Entry[] = [];
  #order = 0;
  #draining: Promise<void> | null = null;
  #again = false;
  #cancel: () => void = () => undefined;
  readonly #listeners = new Set<() => void>();
  readonly #takenListeners = new Set<(entry: Entry, answer: unknown) => void>();
  readonly #deniedListeners = new Set<(entry: Entry, status: number) => void>();

  constructor(private readonly parts: Parts) {}

  get entries(): readonly Entry[] {
    return this.#entries;
  }

  get durable(): boolean {
    return this.parts.store.durable;
  }

  async open(): Promise<void> {
    this.#show(await this.parts.store.all());
    this.#order = Math.max(0, ...this.#entries.map((entry) => entry.order));
    this.wake();
  }

  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  onTaken(listener: (entry: Entry, answer: unknown) => void): () => void {
    this.#takenListeners.add(listener);
    return () => void this.#takenListeners.delete(listener);
  }

  /** Tells of whatever the server did not take, be it a refusal or an expired session: what is shown is then old. */
  onDenied(listener: (entry: Entry, status: number) => void): () => void {
    this.#deniedListeners.add(listener);
    return () => void this.#deniedListeners.delete(listener);
  }

  /** Resolves once the draft is safe on the phone; sending has then begun. */
  async add(draft: Draft): Promise<Entry> {
    const key = newKey();
    const photos: KeptPhoto[] = draft.photos.map((photo) => ({ ...photo, fileId: null }));
    const entry: Entry = {
      key, account: this.parts.account, kind: draft.kind, subject: draft.subject ?? key, label: draft.label, body: draft.body,
      photos, occurredAt: draft.occurredAt, order: ++this.#order, state: 'waiting', tries: 0, retryAt: 0, problem: null,
    };
    await this.#keep(entry);
    this.wake();
    return entry;
  }

  /** Sends a refused entry anew. A move is first held against the case as it is now; one that is no longer possible stays, and says whose the case is. */
  async tryAgain(key: string): Promise<void> {
    const entry = this.#entries.find((e) => e.key === key);
    if (!entry) return;
    let next: Entry = entry;
    if (entry.kind === 'move') {
      try {
        const seen = await this.parts.renew(entry);
        if (!seen.next) return await this.#keep({ ...entry, holder: seen.holder });
        next = seen.next;
      } catch {
        // Without a network it waits like any other, and is held against the case when it is refused again.
      }
    }
    await this.#replace(entry, again(next, newKey(), this.parts.now()));
    this.wake();
  }

  async discard(key: string): Promise<void> {
    await this.parts.store.remove(key);
    this.#show(this.#entries.filter((e) => e.key !== key));
    this.wake();
  }

  /** The network is back: what waits for its next try goes now. */
  async hurry(): Promise<void> {
    for (const entry of this.#entries.filter((e) => e.state === 'waiting' && e.retryAt > 0)) await this.#keep({ ...entry, retryAt: 0 });
    this.wake();
  }

  /** Resolves when nothing more can be sent at this moment. */
  wake(): Promise<void> {
    this.#cancel();
    this.#again = true;
    this.#draining ??= this.#alone(() => this.#drain()).finally(() => {
      this.#draining = null;
      this.#plan();
    });
    return this.#draining;
  }

  close(): void {
    this.#cancel();
    this.#listeners.clear();
    this.#takenListeners.clear();
    this.#deniedListeners.clear();
  }

  async #drain(): Promise<void> {
    while (this.#again) {
      this.#again = false;
      for (let entry = this.#next(); entry; entry = this.#next()) await this.#send(entry).catch(() => this.#putOff(entry.key));
    }
  }

  /** The phone's storage failed and holds the entry as it was: it waits in memory, so that the others go on and it comes again. */
  #putOff(key: string): void {
    const now = this.parts.now();
    this.#show(this.#entries.map((e) => (e.key === key ? { ...e, tries: e.tries + 1, retryAt: now + retryDelayMs(e.tries + 1) } : e)));
  }

  #next(): Entry | null {
    return nextToSend(this.#entries, this.parts.account, this.parts.now());
  }

  async #send(entry: Entry): Promise<void> {
    let current = entry;
    try {
      const answer = await this.parts.carry(entry, async (kept) => {
        current = kept;
        await this.#keep(kept);
      });
      await this.parts.store.remove(entry.key);
      this.#show(this.#entries.filter((e) => e.key !== entry.key));
      for (const listener of this.#takenListeners) listener(entry, answer);
    } catch (thrown) {
      const problem = thrown instanceof Problem ? thrown : new Problem({ status: 0, code: 'unexpected', title: String(thrown) });
      await this.#failed(current, problem);
    }
  }

  async #failed(entry: Entry, problem: Problem): Promise<void> {
    const reason = { status: problem.status, code: problem.code, args: problem.args, title: problem.detail ?? '' };
    const outcome = judge(problem.status, problem.code);
    if (outcome === 'reload' || (outcome === 'refused' && entry.kind === 'move')) await this.#lookAgain(entry, outcome, reason);
    else await this.#keep(afterFailure(entry, outcome, reason, this.parts.now()));
    if (outcome !== 'later') for (const listener of this.#deniedListeners) listener(entry, problem.status);
  }

  /** A refused move is held against the case as it is: one that only came late goes again, the others keep whose the case is now. */
  async #lookAgain(entry: Entry, outcome: 'reload' | 'refused', reason: Reason): Promise<void> {
    let seen: Renewed;
    try {
      seen = await this.parts.renew(entry);
    } catch {
      return this.#keep(afterFailure(entry, outcome === 'reload' ? 'later' : 'refused', reason, this.parts.now()));
    }
    if (outcome === 'reload' && seen.next && entry.tries < mostTries) await this.#replace(entry, { ...seen.next, key: newKey(), tries: entry.tries + 1 });
    else await this.#keep({ ...afterFailure(entry, 'refused', reason, this.parts.now()), holder: seen.holder });
  }

  async #replace(old: Entry, next: Entry): Promise<void> {
    await this.parts.store.replace(old.key, next);
    this.#show([...this.#entries.filter((e) => e.key !== old.key), next]);
  }

  #plan(): void {
    const wait = nextLook(this.#entries, this.parts.account, this.parts.now());
    if (wait === null) return;
    this.#cancel();
    this.#cancel = this.parts.later(() => void this.wake(), Math.max(wait, shortestPauseMs));
  }

  async #alone(run: () => Promise<void>): Promise<void> {
    if (typeof navigator === 'undefined' || !navigator.locks) return run();
    await navigator.locks.request('jingwei-field-outbox', async () => {
      // Another page may have sent some meanwhile.
      this.#show(await this.parts.store.all());
      await run();
    });
  }

  async #keep(entry: Entry): Promise<void> {
    await this.parts.store.put(entry);
    this.#show([...this.#entries.filter((e) => e.key !== entry.key), entry]);
  }

  #show(entries: Entry[]): void {
    this.#entries = entries.sort((a, b) => a.order - b.order);
    for (const listener of this.#listeners) listener();
  }
}
