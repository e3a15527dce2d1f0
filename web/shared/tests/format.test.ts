import { describe, expect, it } from 'vitest';
import { cityDay, formatAge, formatClock, formatCount, formatDistance, formatDuration, formatNumber, formatTime, formatValue } from '../time/format.ts';

const at = '2026-11-22T00:32:05.000Z';

describe('times are the city\'s', () => {
  it('writes today as hours and minutes', () => expect(formatTime(at, '2026-11-22T10:00:00Z')).toBe('08:32'));
  it('writes an earlier day with its date', () => expect(formatTime(at, '2026-11-22T17:00:00Z')).toBe('11-22 08:32'));
  it('writes another year in full', () => expect(formatTime(at, '2027-01-02T00:00:00Z')).toBe('2026-11-22 08:32'));
  it('has seconds where they matter', () => expect(formatClock(at)).toBe('08:32:05'));
  it('begins the day at the city\'s midnight', () => expect(cityDay('2026-11-21T16:00:00Z')).toBe('2026-11-22'));
});

describe('lengths of time', () => {
  it('says the two largest parts', () => {
    expect(formatDuration(200_000, 'zh')).toBe('3 分 20 秒');
    expect(formatDuration(200_000, 'en')).toBe('3 min 20 s');
    expect(formatDuration(7_500_000, 'zh')).toBe('2 小时 5 分');
    expect(formatDuration(360_000_000, 'zh')).toBe('4 天 4 小时');
    expect(formatDuration(180_000, 'zh')).toBe('3 分');
    expect(formatDuration(0, 'zh')).toBe('0 秒');
  });
  it('counts', () => {
    expect(formatCount(200_000)).toBe('3:20');
    expect(formatCount(3_800_000)).toBe('1:03:20');
  });
  it('says an age in one part', () => {
    expect(formatAge(at, '2026-11-22T00:32:06Z', 'zh')).toBe('刚刚');
    expect(formatAge(at, '2026-11-22T00:32:17Z', 'zh')).toBe('12 秒前');
    expect(formatAge(at, '2026-11-22T00:35:59Z', 'en')).toBe('3 min ago');
    expect(formatAge(at, '2026-11-22T00:32:00Z', 'zh')).toBe('刚刚');
  });
});

describe('numbers', () => {
  it('parts thousands by comma and dashes what is missing', () => {
    expect(formatNumber(12345)).toBe('12,345');
    expect(formatNumber(null)).toBe('–');
  });
  it('joins value and unit', () => {
    expect(formatValue(93, '%')).toBe('93%');
    expect(formatValue(28, 'cm')).toBe('28 cm');
    expect(formatValue(2100, '人', 'zh')).toBe('2,100 人');
    expect(formatValue(2100, '人', 'en')).toBe('2,100 people');
    expect(formatValue(3, '件', 'en')).toBe('3');
    expect(formatValue(null, 'cm')).toBe('–');
  });
  it('says distances', () => {
    expect(formatDistance(119.6, 'zh')).toBe('120 米');
    expect(formatDistance(1234, 'en')).toBe('1.2 km');
  });
});
