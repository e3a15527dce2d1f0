import { describe, expect, it } from 'vitest';
import type { RingNews, Task } from '@shared/api/types.ts';
import { fromTasks, inOrder, withRing, without, type DeskRing } from '../ring/rings.ts';

const text = { zh: '垃圾桶满溢', en: 'Bin overflows' };
const ring = (callId: string, severity: RingNews['severity'], since: string): DeskRing => ({
  callId, caseNumber: `c-${callId}`, title: text, category: '01', severity, place: { lon: 0, lat: 0, address: null }, since, until: null, role: 'operator', moves: null,
});
const task = (number: string, callId: string | null): Task =>
  ({ number, title: text, category: '01', severity: 3, place: { lon: 0, lat: 0, address: null }, ring: callId && { callId, since: '2026-11-22T08:00:00.000Z', until: null, phase: 'dutyList' } }) as unknown as Task;

describe('what rings at the desk', () => {
  it('rings once however often it is told, and stops', () => {
    const twice = withRing(withRing([], ring('1', 3, 'a')), ring('1', 3, 'a'));
    expect(twice).toHaveLength(1);
    expect(without(twice, '1')).toEqual([]);
  });

  it('shows the worst first, then who waited longest', () =>
    expect(inOrder([ring('1', 2, 'a'), ring('2', 4, 'c'), ring('3', 4, 'b')]).map((r) => r.callId)).toEqual(['3', '2', '1']));

  it('learns from the task list what rings, with the part in which it rings', () => {
    const rings = fromTasks([task('c-9', '9'), task('c-8', null)], [ring('1', 2, 'a')], new Set());
    expect(rings.map((r) => [r.callId, r.role])).toEqual([['9', 'dutyList']]);
  });

  it('keeps a ring that came while the list was on its way', () =>
    expect(fromTasks([], [ring('1', 2, 'a'), ring('2', 2, 'a')], new Set(['2'])).map((r) => r.callId)).toEqual(['2']));
});
