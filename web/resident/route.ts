import { useSyncExternalStore, type MouseEvent } from 'react';

/** The pages' own few addresses: small enough to need no router. */
const listeners = new Set<() => void>();
const tell = () => {
  for (const listener of listeners) listener();
};
if (typeof window !== 'undefined') window.addEventListener('popstate', tell);

/** The parts of the address below `/resident`. */
export const usePath = (): string[] => {
  const path = useSyncExternalStore((changed) => {
    listeners.add(changed);
    return () => void listeners.delete(changed);
  }, () => location.pathname);
  return path.split('/').filter(Boolean).slice(1).map(decodeURIComponent);
};

/** How many pages of the same part were opened since it was entered; kept with the page, so that a reload knows it. */
const within = (): number => (history.state as { within?: number } | null)?.within ?? 0;
const part = (path: string): string => path.split('/')[0] ?? '';
const partNow = (): string => part(location.pathname.replace(/^\/resident\/?/, ''));

export function go(path: string, replace = false): void {
  if (replace) history.replaceState(history.state, '', `/resident/${path}`);
  else history.pushState({ within: part(path) === partNow() ? within() + 1 : 0 }, '', `/resident/${path}`);
  window.scrollTo(0, 0);
  tell();
}

/** Puts a page in the place of all that were opened in this part: the way back leads out of it, not through them again. */
export function finish(path: string): void {
  const arrive = () => go(path, true);
  const pages = within();
  if (pages === 0) return arrive();
  window.addEventListener('popstate', arrive, { once: true });
  history.go(-pages);
}

/** A real link that does not load the page anew. */
export const link = (path: string) => ({
  href: `/resident/${path}`,
  onClick: (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    go(path);
  },
});
