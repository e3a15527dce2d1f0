import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { api } from '@shared/api/client.ts';
import type { Figures } from '@shared/api/types/index.ts';
import { useGap, useNews } from '@shared/live/useLive.ts';

/** Asked again at most this often (ms) however fast news of figures comes. */
const atMostEvery = 2_000;

/** Today's figures of an area, asked again when the server hints that they moved. */
export function useFigures(areaId: string | null, may = true) {
  const queries = useQueryClient();
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const again = (): void => {
    timer.current ??= setTimeout(() => {
      timer.current = undefined;
      void queries.invalidateQueries({ queryKey: ['figures', areaId] });
    }, atMostEvery);
  };
  useNews('figures', again);
  useNews('case', again);
  useGap(again);
  return useQuery({ queryKey: ['figures', areaId], enabled: may, queryFn: ({ signal }) => api.get<Figures>('/figures', { area: areaId }, signal), refetchInterval: 30_000 });
}
