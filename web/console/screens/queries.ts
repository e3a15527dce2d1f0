import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '@shared/api/client.ts';
import type { Screens, VitalSigns } from '@shared/api/types/index.ts';
import { useGap, useNews } from '@shared/live/useLive.ts';
import { useLater } from '../parts/useLater.ts';

/** However fast news comes, figures are counted again at most this often (ms). */
const atMostEvery = 4_000;

function useCountedAgain(key: string): void {
  const queries = useQueryClient();
  const again = useLater(() => void queries.invalidateQueries({ queryKey: [key] }), atMostEvery);
  useNews('alarm', again);
  useNews('case', again);
  useNews('device', again);
  useGap(again);
}

export function useScreens(area: string) {
  useCountedAgain('screens');
  return useQuery({
    queryKey: ['screens', area], refetchInterval: 30_000, placeholderData: keepPreviousData,
    queryFn: ({ signal }) => api.get<Screens>('/screens', { area }, signal),
  });
}

export function useVitalSigns(area: string, may: boolean) {
  useCountedAgain('vital-signs');
  return useQuery({
    queryKey: ['vital-signs', area], enabled: may, refetchInterval: 30_000, placeholderData: keepPreviousData,
    queryFn: ({ signal }) => api.get<VitalSigns>('/vital-signs', { area }, signal),
  });
}
