import { useQuery } from '@tanstack/react-query';
import { api } from '@shared/api/client.ts';
import type { Page } from '@shared/api/types/index.ts';
import { useMe } from '@shared/session/useSession.ts';

/** The city's hotline, which answers everywhere in the country. */
const hotline = '12345';

/** The number that a paper slip names: that of the center's own office, else the city's hotline. */
export function useCenterPhone(): string {
  const me = useMe();
  const own = me.posts.find((post) => post.organization)?.organization?.id;
  const office = useQuery({
    queryKey: ['organizations', me.area?.id], enabled: own !== undefined, staleTime: Infinity, retry: false,
    queryFn: async ({ signal }) => (await api.get<Page<{ id: string; dutyPhone: string | null }>>('/organizations', { area: me.area?.id ?? null, limit: 200 }, signal)).items.find((o) => o.id === own)?.dutyPhone ?? null,
  });
  return office.data ?? hotline;
}
