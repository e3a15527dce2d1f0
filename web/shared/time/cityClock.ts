import { useEffect, useState, useSyncExternalStore } from 'react';
import { api } from '../api/client.ts';
import type { Clock } from '../api/types.ts';

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

/** The city's now in ms, drawn anew every `everyMs` of page time and whenever the server tells the time. */
export function useCityNow(everyMs = 1_000): number {
  const [now, setNow] = useState(() => cityClock.now());
  useEffect(() => {
    const tick = (): void => setNow(cityClock.now());
    const timer = setInterval(tick, everyMs);
    const stop = cityClock.onChange(tick);
    return () => {
      clearInterval(timer);
      stop();
    };
  }, [everyMs]);
  return now;
}

export const useCityRate = (): number =>
  useSyncExternalStore((changed) => cityClock.onChange(changed), () => cityClock.rate);
