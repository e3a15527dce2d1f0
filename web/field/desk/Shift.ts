import { api } from '@shared/api/client.ts';
import type { OwnShift } from '@shared/api/types/index.ts';
import { cityClock } from '@shared/time/cityClock.ts';
import { msToEnd, shiftAt, type ShiftTimes } from '../rules/shift.ts';
import { Told, kept } from './Told.ts';

/** How often the server is asked while nothing is heard, in ms: a rostered shift begins without any news. */
const everyMs = 120000;

/** Whether this person is on shift, as the server says and until it ends; as last known without a network. */
export class Shift {
  readonly state: Told<ShiftTimes>;
  #asking: Promise<void> | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #stops: Array<() => void> = [];

  constructor(private readonly account: string, private readonly mayAsk: boolean) {
    this.state = new Told(kept.read<ShiftTimes>(`shift.${account}`) ?? { on: null, until: null });
  }

  start(): void {
    const poll = setInterval(() => {
      if (document.visibilityState === 'visible') void this.refresh();
    }, everyMs);
    this.#stops = [() => clearInterval(poll), cityClock.onChange(() => this.#watch())];
    void this.refresh();
  }

  close(): void {
    for (const stop of this.#stops) stop();
    clearTimeout(this.#timer);
  }

  /** Asks the server; calls that come while one is under way are answered by it. */
  refresh(): Promise<void> {
    if (!this.mayAsk) return Promise.resolve();
    this.#asking ??= api.get<OwnShift>('/me/shift')
      .then((shift) => this.#tell(shift))
      .catch(() => this.#watch()) // Without a network what was last known stands, up to its end.
      .finally(() => void (this.#asking = null));
    return this.#asking;
  }

  /** Throws a Problem when the server refuses. */
  async turn(on: boolean): Promise<void> {
    this.#tell(await api.post<OwnShift>('/me/shift', { on }));
  }

  #tell(state: ShiftTimes): void {
    const before = this.state.value;
    if (before.on !== state.on || before.until !== state.until) this.state.tell(state);
    kept.write(`shift.${this.account}`, state);
    this.#watch();
  }

  /** Waits for the end by the city's clock. The phone's own is not asked: before the server has told the time, nothing ends. */
  #watch(): void {
    clearTimeout(this.#timer);
    if (!cityClock.known) return;
    const now = shiftAt(this.state.value, cityClock.now());
    if (now !== this.state.value) {
      this.#tell(now);
      void this.refresh();
      return;
    }
    const wait = msToEnd(now, cityClock.now(), cityClock.rate);
    if (wait !== null) this.#timer = setTimeout(() => this.#watch(), wait);
  }
}
