import { useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import { api } from '@shared/api/client.ts';
import type { Area, AreaLevel, Page } from '@shared/api/types/index.ts';
import { useMe } from '@shared/session/useSession.ts';

export interface ShownArea {
  id: string | null;
  /** Where cases, devices and figures are asked for; null for all that the account sees, which may be more than one area. */
  scope: string | null;
  level: AreaLevel;
  isOwn: boolean;
  /** Districts and cities see figures by area; streets see each sensor and officer. */
  aggregated: boolean;
}

/** The area that the big screen shows: the account's own, or one below it by `?area=`. */
export function useShownArea(): ShownArea {
  const me = useMe();
  const [search] = useSearchParams();
  const asked = search.get('area');
  const below = useQuery({
    queryKey: ['area-figures', asked], enabled: asked !== null,
    queryFn: async () => (await api.get<Page<Area>>('/areas', { parent: me.area?.id ?? null, limit: 500 })).items.find((a) => a.id === asked) ?? null,
    staleTime: Infinity,
  });
  const level = asked && asked !== me.area?.id ? (below.data?.level ?? 'subdistrict') : (me.area?.level ?? 'city');
  const aggregated = level === 'city' || level === 'district';
  const id = asked ?? me.area?.id ?? null;
  const isOwn = !asked || asked === me.area?.id;
  return { id, scope: isOwn && !aggregated ? null : id, level, isOwn, aggregated };
}

