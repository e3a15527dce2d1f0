import { describe, expect, it } from 'vitest';
import { listAddress, signText } from '../screens/links.ts';
import { byNeed } from '../responses/queries.ts';
import type { CityResponse } from '@shared/api/types/index.ts';

describe('the list behind a figure', () => {
  it('shows standing alarms by themselves, and those of today with the cleared ones', () => {
    expect(listAddress({ to: 'alarms', query: 'active=true&condition=bin.overflow', count: 1 })).toBe('/alarms?condition=bin.overflow');
    expect(listAddress({ to: 'alarms', query: 'from=2026-11-26T16%3A00%3A00.000Z&condition=bin.overflow', count: 1 })).toBe('/alarms?from=2026-11-26T16%3A00%3A00.000Z&condition=bin.overflow&show=all');
  });
  it('is asked for as the figure says elsewhere', () => expect(listAddress({ to: 'cases', query: 'state=open&category=05', count: 3 })).toBe('/cases?state=open&category=05'));
});

describe('a figure', () => {
  it('is a dash without a unit when nothing is known', () => expect(signText({ value: null, unit: 'percent' })).toEqual({ value: '–', unit: '' }));
  it('has its unit', () => expect(signText({ value: 87.5, unit: 'percent' })).toEqual({ value: '87.5', unit: '%' }));
});

describe('responses', () => {
  const one = (over: Partial<CityResponse>): CityResponse => ({ state: 'inForce', level: 'III', proposed: null, waits: false, moves: [], openedAt: '2026-11-26T08:00:00.000Z', ...over }) as CityResponse;
  it('that wait for me stand first, then those in force by gravity, then other proposals', () => {
    const [mine, grave, mild, others] = [
      one({ id: 'mine', state: 'proposed', level: null, proposed: 'IV', waits: true, moves: ['activate', 'decline'] }), one({ id: 'grave', level: 'I' }), one({ id: 'mild' }),
      one({ id: 'others', state: 'proposed', level: null, proposed: 'I', waits: true, moves: ['activate'] }),
    ];
    expect([others, mild, grave, mine].sort(byNeed).map((r) => r.id)).toEqual(['mine', 'grave', 'mild', 'others']);
  });
});
