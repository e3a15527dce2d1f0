import { useQuery } from '@tanstack/react-query';
import { api } from '@shared/api/client.ts';
import type { CaseSummary, Page } from '@shared/api/types/index.ts';
import { cityDay } from '@shared/time/format.ts';
import { cityClock } from '@shared/time/cityClock.ts';

/** The instant of a minute of the city's today, in ms. */
export const minuteOfToday = (minute: number): number => Date.parse(`${cityDay(cityClock.now())}T00:00:00+08:00`) + minute * 60_000;

/** The cases that were open at `at`, drawn as they stood: open, and none of them late by today's knowledge. */
export function openAt(cases: CaseSummary[], at: number): CaseSummary[] {
  return cases
    .filter((c) => Date.parse(c.openedAt) <= at && (!c.closedAt || Date.parse(c.closedAt) > at))
    .map((c) => ({ ...c, state: 'handling' as const, late: c.dueAt !== null && Date.parse(c.dueAt) < at, dueAt: null }));
}

/** Today's cases, fetched only while somebody plays the day back. */
export function useToday(areaId: string | null, wanted: boolean): CaseSummary[] {
  const today = useQuery({
    queryKey: ['today', areaId], enabled: wanted, staleTime: 30_000,
    queryFn: async ({ signal }) => {
      const begin = minuteOfToday(0);
      const items: CaseSummary[] = [];
      let cursor: string | null = null;
      do {
        const page: Page<CaseSummary> = await api.get<Page<CaseSummary>>('/cases', { area: areaId, limit: 500, cursor }, signal);
        items.push(...page.items);
        cursor = page.next;
      } while (cursor && items.length < 5_000 && Date.parse(items.at(-1)?.openedAt ?? '') > begin - 86_400_000);
      return items;
    },
  });
  return today.data ?? [];
}
