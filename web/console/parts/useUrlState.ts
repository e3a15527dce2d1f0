import { useCallback, useEffect, useRef } from 'react';
import { useSearchParams } from 'react-router';

/** What the address says after some of its names have changed; an empty value takes the name out. */
export function changed(address: URLSearchParams, changes: Record<string, string | null>, keepCursor = false): URLSearchParams {
  const next = new URLSearchParams(address);
  if (!keepCursor) next.delete('cursor');
  for (const [name, value] of Object.entries(changes)) {
    if (value === null || value === '') next.delete(name);
    else next.set(name, value);
  }
  return next;
}

/** What is typed changes the address in its place; every other change is a step that "back" undoes. */
export const isTyped = (changes: Record<string, string | null>): boolean => typeof changes['q'] === 'string' && Object.entries(changes).every(([name, value]) => name === 'q' || value === null);

/**
 * The page's state in its address, so that it can be sent to a colleague. Changing a filter goes back to the first page. Two changes
 * in quick succession both count: the second builds on the first, whether or not the page has been drawn in between.
 */
export function useUrlState(): { get: (name: string) => string; set: (changes: Record<string, string | null>, keepCursor?: boolean) => void; search: URLSearchParams } {
  const [search, setSearch] = useSearchParams();
  const latest = useRef(search);
  useEffect(() => { latest.current = search; }, [search]);
  const get = useCallback((name: string) => search.get(name) ?? '', [search]);
  const set = useCallback((changes: Record<string, string | null>, keepCursor = false) => {
    latest.current = changed(latest.current, changes, keepCursor);
    setSearch(latest.current, { replace: isTyped(changes) });
  }, [setSearch]);
  return { get, set, search };
}
