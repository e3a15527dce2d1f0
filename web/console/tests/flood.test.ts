import { describe, expect, it } from 'vitest';
import { countRecent, withFiled } from '../shell/flood.ts';

const now = Date.parse('2026-11-22T13:00:00Z');
const filed = (id: string, minutesAgo: number): { id: string; openedAt: string } => ({ id, openedAt: new Date(now - minutesAgo * 60_000).toISOString() });

describe('the count of new cases', () => {
  it('is what the server lists, also after a reload', () => expect(countRecent(withFiled(new Map(), [filed('a', 9), filed('b', 1), filed('c', 11)], now), now)).toBe(2));
  it('counts a case once however often it is told', () => expect(countRecent(withFiled(withFiled(new Map(), [filed('a', 9)], now), [filed('a', 9), filed('b', 0)], now), now)).toBe(2));
  it('falls as time goes by', () => expect(countRecent(withFiled(new Map(), [filed('a', 9)], now), now + 120_000)).toBe(0));
});
