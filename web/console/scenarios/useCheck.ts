import { keepPreviousData, useQuery, type UseQueryResult } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { api } from '@shared/api/client.ts';
import type { ScenarioCheck } from '@shared/api/types/index.ts';

/** An answer and the text that it is about: its lines are that text's. */
export type Checked = ScenarioCheck & { yaml: string };

/** The text as it was when its author last paused. */
const pauseMs = 500;

/** Has a text checked beside the packages in force whenever its author pauses in writing. While it is being checked the last answer stands. */
export function useCheck(yaml: string, isOpen = true): UseQueryResult<Checked> {
  const [paused, setPaused] = useState(yaml);
  useEffect(() => {
    const timer = setTimeout(() => setPaused(yaml), pauseMs);
    return () => clearTimeout(timer);
  }, [yaml]);
  return useQuery({
    queryKey: ['scenarios', 'check', paused], placeholderData: keepPreviousData, staleTime: 20_000, gcTime: 60_000, enabled: isOpen && paused.trim() !== '',
    queryFn: async ({ signal }) => ({ ...await api.post<ScenarioCheck>('/scenarios/check', { yaml: paused }, { signal }), yaml: paused }),
  });
}
