import { useSyncExternalStore } from 'react';
import type { Text } from '../api/types/index.ts';

export type Lang = 'zh' | 'en';
const kept = 'jingwei.lang';
const listeners = new Set<() => void>();

function read(): Lang {
  try {
    return localStorage.getItem(kept) === 'en' ? 'en' : 'zh';
  } catch {
    return 'zh';
  }
}
let current: Lang = typeof document === 'undefined' ? 'zh' : read();
if (typeof document !== 'undefined') document.documentElement.lang = current === 'zh' ? 'zh-CN' : 'en';

export const lang = (): Lang => current;

/** Chooses the language of all pages of this browser. */
export function setLang(next: Lang): void {
  current = next;
  document.documentElement.lang = next === 'zh' ? 'zh-CN' : 'en';
  try {
    localStorage.setItem(kept, next);
  } catch {
    // A browser without storage forgets the choice with the page.
  }
  for (const listener of listeners) listener();
}

export const useLang = (): Lang =>
  useSyncExternalStore((changed) => {
    listeners.add(changed);
    return () => void listeners.delete(changed);
  }, lang);

/** The text in the language; plain strings and missing texts pass. */
export function say(text: Text | string | null | undefined, in_: Lang = current): string {
  if (!text) return '';
  if (typeof text === 'string') return text;
  return (in_ === 'zh' ? text.zh || text.en : text.en || text.zh) ?? '';
}
