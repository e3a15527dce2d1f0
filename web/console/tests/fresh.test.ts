import { describe, expect, it } from 'vitest';
import { freshIn, isNewer } from '../cases/fresh.ts';

const t0 = Date.parse('2026-11-22T13:00:00Z');
const opened = (id: string, minute: number) => ({ id, openedAt: new Date(t0 + minute * 60_000).toISOString() });
const shown = [opened('8', 20), opened('7', 10)];

describe('new cases over a list', () => {
  it('are those that match now and were opened since it was loaded', () => expect(freshIn(shown, [opened('10', 25), opened('9', 20), ...shown])).toBe(2));
  it('are none once the list holds them', () => expect(freshIn([opened('9', 21), ...shown], [opened('9', 21), ...shown])).toBe(0));
  it('are not old ones beyond the page', () => expect(freshIn(shown, [...shown, opened('3', 1)])).toBe(0));
  it('are all over a list that is empty', () => expect(freshIn([], [opened('3', 1)])).toBe(1));
  it('are asked for when news may be of one', () => {
    expect(isNewer(opened('9', 21), shown)).toBe(true);
    expect([opened('8', 20), opened('3', 1)].map((c) => isNewer(c, shown))).toEqual([false, false]);
  });
});
