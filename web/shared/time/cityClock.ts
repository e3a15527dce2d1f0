import { useSyncExternalStore } from 'react';
import { api } from '../api/client.ts';
import type { Clock } from '../api/types/index.ts';

/**
 * The city's clock as this page knows it: the server's instant when last told, moved on by the page's steady timer times
 * the rate (1 in a real city; a demo may run faster). Never the phone's own clock.
 */
export class CityClock {
  #told = Date.now();
  #at = performance.now();
  #rate = 1;
  #known = false;
  readonly #listeners = new Set<() => void>();

  /** Now, in ms since 1970. */
  now(): number {
    return this.#told + (performance.now() - this.#at) * this.#rate;
  }

  get rate(): number {
    return this.#rate;
  }

  /** True once the server has told the time. */
  get known(): boolean {
    return this.#known;
  }

  set(now: string, rate: number): void {
    this.#told = Date.parse(now);
    this.#at = performance.now();
    this.#rate = rate;
    this.#known = true;
    for (const listener of this.#listeners) listener();
  }

  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }
}

/** The page's one clock. */
export const cityClock = new CityClock();

/** Asks the server for the time. */
export async function syncCityClock(): Promise<Clock> {
  const clock = await api.get<Clock>('/clock');
  cityClock.set(clock.now, clock.rate);
  return clock;
}

/** One timer for all that are drawn anew at the same pace: a list of a hundred ages is one drawing, not a hundred. */
class Ticker {
  #now = 0;
  #takenAt = -Infinity;
  #timer: ReturnType<typeof setInterval> | undefined;
  #stop: (() => void) | undefined;
  readonly #listeners = new Set<() => void>();

  constructor(private readonly everyMs: number) {}

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    if (this.#listeners.size === 1) {
      this.#timer = setInterval(this.#tick, this.everyMs);
      this.#stop = cityClock.onChange(this.#tick);
    }
    return () => {
      this.#listeners.delete(listener);
      if (this.#listeners.size > 0) return;
      clearInterval(this.#timer);
      this.#stop?.();
      this.#takenAt = -Infinity;
    };
  };

  readonly now = (): number => {
    if (this.#takenAt === -Infinity) this.#take();
    return this.#now;
  };

  #take(): void {
    this.#now = cityClock.now();
    this.#takenAt = performance.now();
  }

  readonly #tick = (): void => {
    this.#take();
    for (const listener of [...this.#listeners]) listener();
  };
}

const tickers = new Map<number, Ticker>();
function tickerOf(everyMs: number): Ticker {
  const known = tickers.get(everyMs) ?? new Ticker(everyMs);
  tickers.set(everyMs, known);
  return known;
}

/** The city's now in ms, drawn anew every `everyMs` of page time and whenever the server tells the time. */
export function useCityNow(everyMs = 1_000): number {
  const ticker = tickerOf(everyMs);
  return useSyncExternalStore(ticker.subscribe, ticker.now);
}

export const useCityRate = (): number =>
  useSyncExternalStore((changed) => cityClock.onChange(changed), () => cityClock.rate);
