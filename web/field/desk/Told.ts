import { useSyncExternalStore } from 'react';

/** One value that the pages watch. */
export class Told<T> {
  #value: T;
  readonly #listeners = new Set<() => void>();

  constructor(value: T) {
    this.#value = value;
  }

  get value(): T {
    return this.#value;
  }

  tell(value: T): void {
    if (Object.is(value, this.#value)) return;
    this.#value = value;
    for (const listener of this.#listeners) listener();
  }

  readonly onChange = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };
}

export const useTold = <T>(told: Told<T>): T => useSyncExternalStore(told.onChange, () => told.value);

/** Small things that this phone remembers; a browser without storage forgets them with the page. */
export const kept = {
  read<T>(key: string): T | null {
    try {
      const text = localStorage.getItem(`jingwei.field.${key}`);
      return text === null ? null : (JSON.parse(text) as T);
    } catch {
      return null;
    }
  },
  write(key: string, value: unknown): void {
    try {
      localStorage.setItem(`jingwei.field.${key}`, JSON.stringify(value));
    } catch {
      // Full or forbidden: only comfort is lost.
    }
  },
  forget(key: string): void {
    try {
      localStorage.removeItem(`jingwei.field.${key}`);
    } catch {
      // Nothing was kept.
    }
  },
};
