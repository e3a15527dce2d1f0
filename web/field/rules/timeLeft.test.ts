import { describe, expect, it } from 'vitest';
import type { CaseState, ClockKind } from '@shared/api/types/index.ts';
import { byUrgency, timeLeft } from './timeLeft.ts';

const now = Date.parse('2026-11-22T08:00:00.000Z');
const task = (dueSeconds: number | null, more: { late?: boolean; state?: CaseState; severity?: number } = {}) => ({
  dueAt: dueSeconds === null ? null : new Date(now + dueSeconds * 1000).toISOString(),
  dueKind: dueSeconds === null ? null : ('arrive' as ClockKind),
  late: false, state: 'accepted' as CaseState, severity: 2, openedAt: '2026-11-22T07:59:00.000Z', ...more,
});

describe('the time left', () => {
  it('is calm, soon or late', () => {
    expect(timeLeft(task(120), now)).toEqual({ kind: 'arrive', leftMs: 120000, mood: 'calm' });
    expect(timeLeft(task(30), now)?.mood).toBe('soon');
    expect(timeLeft(task(-1), now)?.mood).toBe('late');
    expect(timeLeft(task(120, { late: true }), now)?.mood).toBe('late');
  });

  it('is nothing where no clock runs', () => {
    expect(timeLeft(task(null), now)).toBeNull();
    expect(timeLeft(task(120, { state: 'closed' }), now)).toBeNull();
  });

  it('does not count down a limit that a move on this phone has met already', () => {
    expect(timeLeft({ ...task(20, { state: 'onTheWay' }), dueKind: 'accept' }, now)).toBeNull();
    expect(timeLeft(task(20, { state: 'arrived' }), now)).toBeNull();
    expect(timeLeft(task(20, { state: 'onTheWay' }), now)?.kind).toBe('arrive');
    expect(timeLeft({ ...task(20, { state: 'done' }), dueKind: 'clear' }, now)).toBeNull();
    expect(timeLeft(task(20, { state: 'done' }), now)).toBeNull();
  });

  it('is that of the own call while the phone rings, whatever others let pass', () => {
    const rung = { ...task(-4, { state: 'filed', late: true }), dueKind: 'accept' as ClockKind, ring: { until: new Date(now + 56000).toISOString() } };
    expect(timeLeft(rung, now)).toEqual({ kind: 'accept', leftMs: 56000, mood: 'calm' });
    expect(timeLeft(rung, now + 50000)?.mood).toBe('soon');
    expect(timeLeft(rung, now + 60000)?.leftMs).toBe(0);
    expect(timeLeft({ ...rung, ring: { until: null } }, now)).toBeNull();
  });
});

describe('the order of tasks', () => {
  it('puts what is due soonest first and what has no clock last', () => {
    const sorted = [task(null), task(300), task(-20), task(300, { severity: 4 })].sort(byUrgency);
    expect(sorted.map((t) => [t.dueAt && Date.parse(t.dueAt) - now, t.severity])).toEqual([[-20000, 2], [300000, 4], [300000, 2], [null, 2]]);
  });
});
