import type { PackageReach, ScenarioField, ScenarioSummary } from '@shared/api/types/index.ts';

/** The six fields of the city's work, in their order. */
export const fields: readonly ScenarioField[] = ['facilities', 'sanitation', 'municipal', 'traffic', 'safety', 'community'];
export const reaches: readonly PackageReach[] = ['everywhere', 'partly', 'nowhere'];

export interface ListQuery { q: string; field: string; reach: string; personal: boolean }

/** The packages that the query leaves, by field; fields without any are left out. Searches name, purpose and code in both languages. */
export function grouped(all: readonly ScenarioSummary[], query: ListQuery): { field: ScenarioField; packages: ScenarioSummary[] }[] {
  const q = query.q.trim().toLowerCase();
  const kept = all.filter((p) => (!q || [p.code, p.name.zh, p.name.en, p.purpose.zh, p.purpose.en].some((t) => t.toLowerCase().includes(q)))
    && (!query.field || p.field === query.field) && (!query.reach || p.reach === query.reach) && (!query.personal || p.personal));
  return fields.map((field) => ({ field, packages: kept.filter((p) => p.field === field) })).filter((group) => group.packages.length > 0);
}

const codePattern = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

/** Why a new package cannot be called so; null when it can. */
export const codeFault = (code: string, taken: readonly string[]): 'unfit' | 'taken' | null => (!codePattern.test(code) ? 'unfit' : taken.includes(code) ? 'taken' : null);

/** Open proposals, of texts or of local changes, by what they ask of somebody: to decide on them, to go on with, or only to know of them. */
export function sorted<T extends { author: string; moves: readonly string[] }>(open: readonly T[], userName: string): { toDecide: T[]; mine: T[]; others: T[] } {
  const toDecide = open.filter((p) => p.moves.includes('publish') || p.moves.includes('approve'));
  const mine = open.filter((p) => p.author === userName);
  return { toDecide, mine, others: open.filter((p) => !toDecide.includes(p) && !mine.includes(p)) };
}
