import { describe, expect, it } from 'vitest';
import type { DutyRow } from '@shared/api/types/index.ts';
import { beginOf, bodiesOf, instantOf, isBegun } from './dutyNight.ts';

const row = (id: string, organization: string | null, from = '2026-11-22T10:00:00Z'): DutyRow => ({
  id, kind: 'duty', organization: organization === null ? null : { id: organization, name: { zh: organization, en: organization } }, role: 'handler', userName: id,
  displayName: { zh: id, en: id }, from, until: '2026-11-23T00:00:00Z', onNow: false, phoneMasked: null, mayTakeBack: true,
});

describe('a night of the duty list', () => {
  it('is asked for by its morning in the city', () => {
    expect(instantOf('2026-11-23')).toBe('2026-11-23T00:00:00.000Z');
    expect(instantOf('')).toBeNull();
    expect(instantOf('tomorrow')).toBeNull();
  });

  it('begins at 08:00 of its day, or four full hours before now', () => {
    expect(beginOf('2026-11-23', 0)).toBe(Date.parse('2026-11-23T00:00:00Z'));
    expect(beginOf('', Date.parse('2026-11-22T12:34:00Z'))).toBe(Date.parse('2026-11-22T08:00:00Z'));
  });

  it('groups by body in the order of the list, people without one last', () => {
    const bodies = bodiesOf([row('a', null), row('b', 'greening'), row('c', 'power'), row('d', 'greening')]);
    expect(bodies.map((body) => [body.organization?.id ?? null, body.lines.map((line) => line.id)])).toEqual([['greening', ['b', 'd']], ['power', ['c']], [null, ['a']]]);
  });

  it('tells what has begun from what has not', () => {
    expect(isBegun(row('a', null), Date.parse('2026-11-22T10:00:01Z'))).toBe(true);
    expect(isBegun(row('a', null), Date.parse('2026-11-22T10:00:00Z'))).toBe(false);
  });
});
