import { useCallback, useEffect, useRef } from 'react';

/** Runs `work` soon and at most once in `everyMs`, however often it is asked for: for lists that are fetched again on news. */
export function useLater(work: () => void, everyMs = 1_500): () => void {
  const latest = useRef(work);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(() => {
    latest.current = work;
  });
  useEffect(() => () => clearTimeout(timer.current), []);
  return useCallback(() => {
    timer.current ??= setTimeout(() => {
      timer.current = undefined;
      latest.current();
    }, everyMs);
  }, [everyMs]);
}
