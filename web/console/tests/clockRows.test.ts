import { describe, expect, it } from 'vitest';
import type { CaseClock } from '@shared/api/types/index.ts';
import { clockRows } from '../case/clockRows.ts';

const clock = (kind: CaseClock['kind'], setAt: string, dueAt: string): CaseClock => ({ kind, name: { zh: kind, en: kind }, soonAt: null, suspendedAt: null, setAt: `2026-11-22T08:${setAt}Z`, dueAt: `2026-11-22T08:${dueAt}Z`, metAt: null, void: false, late: false, why: [] });

describe('the clocks of a case', () => {
  const rows = clockRows([clock('accept', '00:00', '01:00'), clock('arrive', '00:00', '03:00'), clock('clear', '00:00', '10:00'), clock('clear', '30:00', '40:00'), clock('check', '20:00', '50:00')]);
  it('stand in the order of the server', () => expect(rows.map((r) => r.clock.kind)).toEqual(['accept', 'arrive', 'clear', 'clear', 'check']));
  it('name the round after a return', () => expect(rows.map((r) => r.round)).toEqual([1, 1, 1, 2, 1]));
  it('tell short limits to the second', () => expect(rows.map((r) => r.withSeconds)).toEqual([true, false, false, false, false]));
});
