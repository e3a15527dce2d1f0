import { useQuery, useQueryClient } from '@tanstack/react-query';
import { allPages } from '../board/board.ts';
import type { Person } from '@shared/api/types/index.ts';
import { useGap, useNews } from '@shared/live/useLive.ts';
import { useMay } from '@shared/session/useSession.ts';
import { useLater } from '../parts/useLater.ts';
import type { StreetForce } from './force.ts';

/** Officers and crews of an area with what each does now; asked again when a case moves or somebody is heard from. */
export function useForce(areaId: string | null): StreetForce | undefined {
  const may = useMay('people.read');
  const queries = useQueryClient();
  const again = useLater(() => void queries.invalidateQueries({ queryKey: ['people', 'force', areaId] }), 3_000);
  useNews('case', again);
  useGap(again);
  const ask = async (role: 'officer' | 'crew', signal: AbortSignal): Promise<Person[]> => allPages<Person>('/people', { role, area: areaId }, signal);
  const force = useQuery({
    queryKey: ['people', 'force', areaId], enabled: may, refetchInterval: 20_000,
    queryFn: async ({ signal }) => {
      const [officer, crew] = await Promise.all([ask('officer', signal), ask('crew', signal)]);
      return { officer, crew };
    },
  });
  return force.data;
}
