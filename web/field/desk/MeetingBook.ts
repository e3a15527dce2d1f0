import { api } from '@shared/api/client.ts';
import type { MeetingSummary, Page } from '@shared/api/types/index.ts';
import { Told, kept } from './Told.ts';

export interface KnownMeetings {
  /** Those that are open, newest first. */
  items: MeetingSummary[];
  /** Machine time in ms when the center last told them; null before that. */
  at: number | null;
  stale: boolean;
}

const everyMs = 60_000;

/** The summonses and meetings in which this person has a part, kept on the phone so that they can be read without a network. */
export class MeetingBook {
  readonly known: Told<KnownMeetings>;
  #asking: Promise<void> | null = null;
  #askAgain = false;
  #timer: ReturnType<typeof setInterval> | undefined;

  constructor(private readonly account: string, readonly mayAsk: boolean) {
    this.known = new Told(kept.read<KnownMeetings>(`meetings.${account}`) ?? { items: [], at: null, stale: false });
  }

  start(): void {
    if (!this.mayAsk) return;
    this.#timer = setInterval(() => {
      if (document.visibilityState === 'visible') void this.refresh();
    }, everyMs);
    void this.refresh();
  }

  close(): void {
    clearInterval(this.#timer);
  }

  /** Asks the center; calls that come while one is under way become one more afterwards. */
  refresh(): Promise<void> {
    if (!this.mayAsk) return Promise.resolve();
    if (this.#asking) {
      this.#askAgain = true;
      return this.#asking;
    }
    this.#asking = this.#ask().finally(() => {
      this.#asking = null;
      if (this.#askAgain) {
        this.#askAgain = false;
        void this.refresh();
      }
    });
    return this.#asking;
  }

  async #ask(): Promise<void> {
    try {
      const { items } = await api.get<Page<MeetingSummary>>('/meetings', { state: 'open', limit: 100 });
      this.known.tell({ items, at: Date.now(), stale: false });
      kept.write(`meetings.${this.account}`, this.known.value);
    } catch {
      this.known.tell({ ...this.known.value, stale: true });
    }
  }
}
