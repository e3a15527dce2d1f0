import { describe, expect, it } from 'vitest';
import { metersBetween } from '@shared/map/geo.ts';
import { plain, readable } from '../case/coded.ts';
import { openAt } from '../live/useReplay.ts';
import { middleOf } from '../map/mapStyle.ts';
import { clusterCases } from '../map/paintStreet.ts';
import { topOf, withGaps } from '../parts/series.ts';

const t0 = Date.parse('2026-11-22T13:00:00Z');
const at = (s: number): string => new Date(t0 + s * 1_000).toISOString();
describe('coded sentences', () => {
  it('reads a code that it does not know as words', () => expect(plain('ringFollowed_up')).toBe('ring followed up'));
  it('says instants, distances and names as people do', () => {
    const out = readable({ at: at(0), distanceMeters: 180, name: { zh: '王建国', en: 'Wang' } }, { lang: 'zh', now: t0, device: undefined, conditionName: null });
    expect(out).toMatchObject({ at: '21:00', distanceMeters: '180 米', name: '王建国' });
  });
});

describe('pictures', () => {
  it('bundles cases that would lie on each other', () => {
    const item = { id: 'x' } as never;
    expect(clusterCases([{ item, x: 0, y: 0 }, { item, x: 10, y: 0 }, { item, x: 100, y: 0 }]).map((g) => g.items.length)).toEqual([2, 1]);
  });
  it('draws silence as a hole, not as a line', () => {
    const minute = 60_000;
    const rows = withGaps([[0, 1], [minute, 2], [2 * minute, 3], [60 * minute, 4]]);
    expect(rows.map((r) => r[1])).toEqual([1, 2, 3, null, 4]);
  });
  it('makes room on an axis for a limit that is near', () => {
    expect(topOf([150, 2_000])({ max: 80 })).toBe(165);
    expect(topOf([150])({ max: 10 })).toBeUndefined();
  });
  it('plays back what was open then', () => {
    const items = [{ id: 'a', openedAt: at(0), closedAt: at(100), dueAt: null }, { id: 'b', openedAt: at(50), closedAt: null, dueAt: null }] as never[];
    expect(openAt(items, t0 + 60_000).map((c) => c.id)).toEqual(['a', 'b']);
    expect(openAt(items, t0 + 101_000).map((c) => c.id)).toEqual(['b']);
  });
  it('names a polygon once, in its middle', () => {
    const [x, y] = middleOf([[0, 0], [4, 0], [4, 2], [0, 2], [0, 0]]);
    expect([x, y]).toEqual([2, 1]);
  });
  it('measures a street', () => expect(metersBetween({ lon: 121.44, lat: 31.22 }, { lon: 121.45, lat: 31.22 })).toBeCloseTo(951, -1));
});
