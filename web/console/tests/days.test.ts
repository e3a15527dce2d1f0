import { describe, expect, it } from 'vitest';
import { dayAfter, endOfDay, lastDayOf } from '../admin/days.ts';

describe('days of posts and keys', () => {
  it('covers the whole of the last day in the city', () => {
    expect(endOfDay('2026-11-22')).toBe('2026-11-22T16:00:00.000Z');
    expect(lastDayOf('2026-11-22T16:00:00.000Z')).toBe('2026-11-22');
    expect(lastDayOf('2026-11-22T15:00:00.000Z')).toBe('2026-11-22');
  });

  it('counts days on the city’s calendar', () => expect(dayAfter(Date.parse('2026-12-31T17:00:00Z'), 90)).toBe('2027-04-01'));
});
