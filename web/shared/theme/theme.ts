import { useSyncExternalStore } from 'react';

export type Theme = 'light' | 'dark' | 'elder';
const listeners = new Set<() => void>();

function apply(theme: Theme): void {
  document.documentElement.dataset['theme'] = theme;
}

/**
 * The look of a page, chosen once and kept for that `place` (console, field, resident). Without a choice it is
 * `otherwise`, or the system's light or dark when that is absent.
 */
export class ThemeChoice {
  #theme: Theme;

  constructor(private readonly place: string, otherwise?: Theme) {
    this.#theme = this.#kept() ?? otherwise ?? (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light');
    apply(this.#theme);
  }

  get theme(): Theme {
    return this.#theme;
  }

  choose(theme: Theme): void {
    this.#theme = theme;
    apply(theme);
    try {
      localStorage.setItem(`jingwei.theme.${this.place}`, theme);
    } catch {
      // A browser without storage forgets the choice with the page.
    }
    for (const listener of listeners) listener();
  }

  #kept(): Theme | null {
    try {
      const kept = localStorage.getItem(`jingwei.theme.${this.place}`);
      return kept === 'light' || kept === 'dark' || kept === 'elder' ? kept : null;
    } catch {
      return null;
    }
  }
}

export const useTheme = (choice: ThemeChoice): Theme =>
  useSyncExternalStore(
    (changed) => {
      listeners.add(changed);
      return () => void listeners.delete(changed);
    },
    () => choice.theme,
  );
