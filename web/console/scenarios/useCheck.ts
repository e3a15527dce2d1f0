import { keepPreviousData, useQuery, type UseQueryResult } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { api } from '@shared/api/client.ts';
import type { ScenarioCheck } from '@shared/api/types/index.ts';

/** The text as it was when its author last paused. */
const pauseMs = 500;

/** Has a text checked beside the packages in force whenever its author pauses in writing. While it is being checked the last answer stands. */
export function useCheck(yaml: string, isOpen = true): UseQueryResult<ScenarioCheck> {
  const [paused, setPaused] = useState(yaml);
  useEffect(() => {
    const timer = setTimeout(() => setPaused(yaml), pauseMs);
    return () => clearTimeout(timer);
  }, [yaml]);
  return useQuery({
    queryKey: ['scenarios', 'check', paused], placeholderData: keepPreviousData, staleTime: 20_000, gcTime: 60_000, enabled: isOpen && paused.trim() !== '',
    queryFn: ({ signal }) => api.post<ScenarioCheck>('/scenarios/check', { yaml: paused }, { signal }),
  });
}
