import { QueryClientContext } from '@tanstack/react-query';
import { createContext, useContext, useEffect, useRef, useSyncExternalStore } from 'react';
import type { News, NewsData, NewsKind } from '../api/types/index.ts';
import { afterFirstAnswers } from './afterFirstAnswers.ts';
import type { Line, LiveConnection } from './connection.ts';

/** The page's live line; null on pages that have none. */
export const LiveContext = createContext<LiveConnection | null>(null);

/** Calls `listener` for each live message of the kind while the component is on the page. */
export function useNews<K extends NewsKind>(kind: K, listener: (data: NewsData[K], news: News<K>) => void): void {
  const live = useContext(LiveContext);
  const latest = useRef(listener);
  useEffect(() => {
    latest.current = listener;
  });
  useEffect(() => live?.on(kind, (data, news) => latest.current(data, news)), [live, kind]);
}

/** Calls `listener` when news may have been missed, so that data must be fetched again: after each join of the line, and after a loss. */
export function useGap(listener: () => void): void {
  const live = useContext(LiveContext);
  const queries = useContext(QueryClientContext);
  const latest = useRef(listener);
  useEffect(() => {
    latest.current = listener;
  });
  useEffect(() => {
    let giveUp = (): void => undefined;
    const stop = live?.onGap(() => {
      giveUp();
      giveUp = afterFirstAnswers(queries, () => latest.current());
    });
    return () => {
      giveUp();
      stop?.();
    };
  }, [live, queries]);
}

const noLine: Line = { state: 'connecting', since: 0 };

/** The state of the live line, for the mark that shows it. */
export function useLine(): Line {
  const live = useContext(LiveContext);
  return useSyncExternalStore(
    (changed) => live?.onLine(changed) ?? (() => undefined),
    () => live?.line ?? noLine,
  );
}
