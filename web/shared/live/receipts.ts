import { api } from '../api/client.ts';
import { Problem } from '../api/problem.ts';

/** A crew that has not said so within a minute is taken not to have seen its ring: the pauses stay far below that. */
const longestPauseMs = 5_000;
const pauseMs = (tries: number): number => Math.min(longestPauseMs, 1_000 * 2 ** Math.min(10, tries - 1));

/** In a dead spot a call may hang for minutes without failing. */
const longestTryMs = 8_000;

type Send = (callId: string, signal: AbortSignal) => Promise<unknown>;
const sendSeen: Send = (callId, signal) => api.post(`/calls/${encodeURIComponent(callId)}/seen`, undefined, { signal });

/**
 * Tells the server that rings were shown, each until it got through or the server refused, and no longer than the ring stands. Telling
 * twice is no error.
 */
export class Receipts {
  /** By call, with the timer of its next try; kept once told, so that a ring that is drawn again is not told again. */
  readonly #receipts = new Map<string, { next?: ReturnType<typeof setTimeout> }>();

  /** `through` is told of each call whose receipt the server has taken. */
  constructor(private readonly send: Send = sendSeen, private readonly through: (callId: string) => void = () => undefined) {}

  shown(callId: string): void {
    if (this.#receipts.has(callId)) return;
    this.#receipts.set(callId, {});
    void this.#tell(callId, 1);
  }

  /** Only these calls still ring; for the others no receipt is wanted any more. */
  keepOnly(standing: Iterable<string>): void {
    const still = new Set(standing);
    for (const [callId, receipt] of this.#receipts) {
      if (still.has(callId)) continue;
      clearTimeout(receipt.next);
      this.#receipts.delete(callId);
    }
  }

  async #tell(callId: string, tries: number): Promise<void> {
    const receipt = this.#receipts.get(callId);
    const giveUp = new AbortController();
    const tooLong = setTimeout(() => giveUp.abort(), longestTryMs);
    try {
      await this.send(callId, giveUp.signal);
      if (receipt && this.#receipts.get(callId) === receipt) this.through(callId);
    } catch (error) {
      const refused = error instanceof Problem && !error.passing;
      // The ring may have ended meanwhile, and even have begun anew with a receipt of its own.
      if (receipt && !refused && this.#receipts.get(callId) === receipt) receipt.next = setTimeout(() => void this.#tell(callId, tries + 1), pauseMs(tries));
    } finally {
      clearTimeout(tooLong);
    }
  }
}
