import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '@shared/api/client.ts';
import type { Area, Page, Screens, VitalSigns } from '@shared/api/types/index.ts';
import { useGap, useNews } from '@shared/live/useLive.ts';
import { useMe } from '@shared/session/useSession.ts';
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

/** Districts and subdistricts right below the asker's own area: what a wide area is looked through by. */
export function useAreasBelow(): Area[] {
  const own = useMe().area;
  const below = useQuery({
    queryKey: ['areas-below', own?.id], enabled: own?.level === 'city' || own?.level === 'district', staleTime: Infinity,
    queryFn: async ({ signal }) => (await api.get<Page<Area>>('/areas', { parent: own?.id ?? null, limit: 500 }, signal)).items.filter((a) => a.level === 'district' || a.level === 'subdistrict'),
  });
  return below.data ?? [];
}
