import { useEffect, useRef, useSyncExternalStore } from 'react';

export interface Hotkey {
  /** One key (`j`, `Enter`, `?`) or two pressed in turn (`g c`). */
  keys: string;
  label: string;
  run: () => void;
  /** Where the sheet lists it. */
  scope: 'everywhere' | 'here';
}

let bindings: { id: number; keys: Hotkey[] }[] = [];
let nextId = 1;
let shown: Hotkey[] = [];
const listeners = new Set<() => void>();
const changed = (): void => {
  shown = bindings.flatMap((b) => b.keys);
  for (const listener of listeners) listener();
};

/** True where letters are letters: nothing is run while someone writes or a dialog asks. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable) return true;
  // A dialog that has just gone may hold the focus for a moment longer: nobody writes in what is not drawn.
  if (target.closest('.ant-modal, .ant-drawer, .ant-picker, .ant-select-dropdown')) return target.getClientRects().length > 0;
  return /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName);
}

/** While a dialog or a picture lies over the page, keys belong to it. */
const dialogOpen = (): boolean =>
  [...document.querySelectorAll<HTMLElement>('[role="dialog"], .ant-image-preview')].some((e) => e.offsetParent !== null || e.getClientRects().length > 0);

let first: { key: string; at: number } | null = null;
function take(event: KeyboardEvent): void {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || isTyping(event.target) || dialogOpen()) return;
  const onControl = event.target instanceof HTMLElement && /^(BUTTON|A)$/.test(event.target.tagName);
  if (onControl && (event.key === 'Enter' || event.key === ' ')) return;
  const pair = first && event.timeStamp - first.at < 1_200 ? `${first.key} ${event.key}` : null;
  const all = bindings.flatMap((b) => b.keys).reverse();
  const found = (pair && all.find((b) => b.keys === pair)) || all.find((b) => b.keys === event.key);
  if (found) {
    first = null;
    event.preventDefault();
    found.run();
    return;
  }
  first = all.some((b) => b.keys.startsWith(`${event.key} `)) ? { key: event.key, at: event.timeStamp } : null;
}
if (typeof window !== 'undefined') window.addEventListener('keydown', take);

/** Binds keys while the component is on the page; the `?` sheet lists them by themselves. */
export function useHotkeys(keys: Hotkey[]): void {
  const latest = useRef(keys);
  useEffect(() => {
    latest.current = keys;
  });
  const names = keys.map((k) => `${k.keys}=${k.label}`).join('\n');
  useEffect(() => {
    const id = nextId++;
    bindings.push({
      id,
      keys: latest.current.map((k, i) => ({ ...k, run: () => latest.current[i]?.run() })),
    });
    changed();
    return () => {
      bindings = bindings.filter((b) => b.id !== id);
      changed();
    };
  }, [names]);
}

/** All bindings of this moment, for the sheet. */
export const useBoundKeys = (): Hotkey[] =>
  useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  }, () => shown);
