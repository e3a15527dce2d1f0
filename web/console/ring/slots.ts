import type { Text } from '@shared/api/types/index.ts';
import { inOrder, type DeskRing } from './rings.ts';

/** Alike rings stand in one row. */
export interface RingGroup { key: string; /** The worst, then the longest waiting. */ rings: readonly [DeskRing, ...DeskRing[]] }

/** Why the desk rings: a crew is wanted, a limit passed and nothing moves, or nobody took it. */
export type RingWhy = 'noCrew' | 'press' | 'dutyList' | 'operator' | 'other';
export function whyOf({ role, moves }: Pick<DeskRing, 'role' | 'moves'>): RingWhy {
  if (moves?.includes('startWork')) return 'noCrew';
  if (role === 'operator' && moves && !moves.includes('accept')) return 'press';
  return role === 'dutyList' || role === 'operator' ? role : 'other';
}

/** More rows than these are counted, not drawn: the page above must stay usable. */
export const mostRows = 3;

/** The same thing at several places ("bin overflows ×5") is one row, in the order of its worst. */
export function grouped(rings: readonly DeskRing[]): RingGroup[] {
  const groups = new Map<string, [DeskRing, ...DeskRing[]]>();
  for (const ring of inOrder(rings)) {
    const key = `${ring.category} ${ring.severity} ${matterOf(ring.title.zh)} ${whyOf(ring)}`;
    const group = groups.get(key);
    if (group) group.push(ring);
    else groups.set(key, [ring]);
  }
  return [...groups].map(([key, list]) => ({ key, rings: list }));
}

/** What is the matter, without which device: `12号果皮箱 果皮箱满溢` and `7号果皮箱 果皮箱满溢` are alike. */
const matterOf = (title: string): string => /^\d+号\S+ (.+)$/.exec(title)?.[1] ?? /^[^:]*\d+: (.+)$/.exec(title)?.[1] ?? title;

/** What a row is about: one ring by its own title, several by what they have in common. */
export function titleOf({ rings }: RingGroup): Text {
  const { title } = rings[0];
  return rings.length === 1 ? title : { zh: matterOf(title.zh), en: matterOf(title.en) };
}

/**
 * Which row stands in which slot: one that stays keeps its slot, so that no button moves under a hand; a free slot takes the next; the bar
 * does not become shorter before it goes.
 */
export function nextSlots(before: readonly (string | null)[], groups: readonly RingGroup[]): (string | null)[] {
  if (groups.length === 0) return [];
  const keys = groups.map((group) => group.key);
  const slots = before.map((key) => (key !== null && keys.includes(key) ? key : null));
  for (const key of keys.filter((k) => !slots.includes(k))) {
    const free = slots.indexOf(null);
    if (free >= 0) slots[free] = key;
    else if (slots.length < mostRows) slots.push(key);
  }
  return slots;
}
