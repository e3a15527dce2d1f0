import { useCallback } from 'react';
import { useSearchParams } from 'react-router';

/** The page's state in its address, so that it can be sent to a colleague. Changing a filter goes back to the first page. */
export function useUrlState(): { get: (name: string) => string; set: (changes: Record<string, string | null>, keepCursor?: boolean) => void; search: URLSearchParams } {
  const [search, setSearch] = useSearchParams();
  const get = useCallback((name: string) => search.get(name) ?? '', [search]);
  const set = useCallback((changes: Record<string, string | null>, keepCursor = false) => {
    setSearch((old) => {
      const next = new URLSearchParams(old);
      if (!keepCursor) next.delete('cursor');
      for (const [name, value] of Object.entries(changes)) {
        if (value === null || value === '') next.delete(name);
        else next.set(name, value);
      }
      return next;
    }, { replace: !keepCursor });
  }, [setSearch]);
  return { get, set, search };
}
