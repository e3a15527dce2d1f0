import type { CaseSummary } from '@shared/api/types/index.ts';

type Case = Pick<CaseSummary, 'id' | 'openedAt'>;

/** Whether a list (newest first) was loaded before this case was opened. Nothing can be said of an empty one: then it may be. */
export function isNewer(item: Case, shown: readonly Case[]): boolean {
  const newest = shown[0];
  return !newest || (Date.parse(item.openedAt) >= Date.parse(newest.openedAt) && !shown.some((c) => c.id === item.id));
}

/** How many cases were opened since a list was loaded and belong into it. */
export const freshIn = (shown: readonly Case[], matching: readonly Case[]): number => matching.filter((c) => isNewer(c, shown)).length;
