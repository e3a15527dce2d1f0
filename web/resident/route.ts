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

export function go(path: string, replace = false): void {
  if (replace) history.replaceState(null, '', `/resident/${path}`);
  else history.pushState(null, '', `/resident/${path}`);
  window.scrollTo(0, 0);
  tell();
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
