import { describe, expect, it } from 'vitest';
import type { RingNews, Task } from '@shared/api/types/index.ts';
import { fromTasks, inOrder, withRing, without, type DeskRing } from '../ring/rings.ts';
import { grouped, nextSlots, titleOf, whyOf } from '../ring/slots.ts';

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

describe('the rows of the ring bar', () => {
  const of = (callId: string, zh: string, severity: RingNews['severity'] = 2): DeskRing => ({ ...ring(callId, severity, callId), title: { zh, en: zh } });
  const keys = (rings: DeskRing[]): string[] => grouped(rings).map((group) => group.key);

  it('bundles what is alike', () => {
    const groups = grouped([of('1', '12号果皮箱 果皮箱满溢'), of('2', '7号果皮箱 果皮箱满溢'), of('3', '窨井盖打开', 4)]);
    expect(groups.map((group) => group.rings.map((r) => r.callId))).toEqual([['3'], ['1', '2']]);
    expect(groups.map((group) => titleOf(group).zh)).toEqual(['窨井盖打开', '果皮箱满溢']);
  });

  it('keeps a row in its slot when another ends or a worse one comes', () => {
    const [a, b, c] = [of('1', '甲'), of('2', '乙'), of('3', '丙', 4)];
    const two = nextSlots([], grouped([a, b]));
    expect(nextSlots(two, grouped([b]))).toEqual([null, keys([b])[0]]);
    expect(nextSlots(two, grouped([a, b, c]))).toEqual([...two, keys([c])[0]]);
    expect(nextSlots([null, keys([b])[0] ?? null], grouped([b, c]))).toEqual([keys([c])[0], keys([b])[0]]);
  });

  it('draws three at most and is gone with the last', () => {
    const many = ['甲', '乙', '丙', '丁'].map((name, i) => of(String(i), name));
    expect(nextSlots([], grouped(many))).toHaveLength(3);
    expect(nextSlots(keys(many).slice(0, 3), [])).toEqual([]);
  });

  it('says why it rings', () => {
    expect(whyOf({ role: 'operator', moves: ['startWork', 'done', 'assign'] })).toBe('noCrew');
    expect(whyOf({ role: 'operator', moves: ['assign', 'note'] })).toBe('press');
    expect(whyOf({ role: 'operator', moves: null })).toBe('operator');
  });
});
