import { useSyncExternalStore } from 'react';

export type Theme = 'light' | 'dark' | 'elder';
const dark = '(prefers-color-scheme: dark)';
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

  constructor(private readonly place: string, private readonly otherwise?: Theme) {
    this.#theme = this.#kept() ?? this.#unchosen();
    apply(this.#theme);
    // Only newer browsers tell of the evening's change; others see it with the next page.
    if (!otherwise) matchMedia(dark).addEventListener?.('change', () => this.#kept() ?? this.#show(this.#unchosen()));
  }

  get theme(): Theme {
    return this.#theme;
  }

  choose(theme: Theme): void {
    try {
      localStorage.setItem(`jingwei.theme.${this.place}`, theme);
    } catch {
      // A browser without storage forgets the choice with the page.
    }
    this.#show(theme);
  }

  /** Takes the choice back: the page looks as it would have without one. */
  unchoose(): void {
    try {
      localStorage.removeItem(`jingwei.theme.${this.place}`);
    } catch {
      // Nothing was kept.
    }
    this.#show(this.#unchosen());
  }

  #show(theme: Theme): void {
    this.#theme = theme;
    apply(theme);
    for (const listener of listeners) listener();
  }

  #unchosen(): Theme {
    return this.otherwise ?? (matchMedia(dark).matches ? 'dark' : 'light');
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
