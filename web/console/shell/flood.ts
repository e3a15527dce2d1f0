import type { CaseSummary } from '@shared/api/types/index.ts';

/** More new cases than `floodAbove` within this time of the city (ms) are a flood (ISA-18.2). */
export const floodSpan = 600_000;
export const floodAbove = 10;

type Filed = Pick<CaseSummary, 'id' | 'openedAt'>;
/** When each of the newest cases was filed, by its id: told by the list and by news, counted once. */
export type RecentCases = ReadonlyMap<string, number>;

/** What is known after `items` were told, without what is older than the span. */
export function withFiled(known: RecentCases, items: readonly Filed[], now: number): RecentCases {
  const all = new Map(known);
  for (const { id, openedAt } of items) all.set(id, Date.parse(openedAt));
  for (const [id, at] of all) if (at <= now - floodSpan) all.delete(id);
  return all;
}

export const countRecent = (known: RecentCases, now: number): number => [...known.values()].filter((at) => at > now - floodSpan).length;
