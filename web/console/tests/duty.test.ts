import { describe, expect, it } from 'vitest';
import { lineAtFault, linesOf, type DutyDraft } from '../people/dutyLines.ts';

const day: DutyDraft = { kind: 'shift', people: ['a', 'b'], firstDay: '2026-11-30', days: 2, from: '08:00', until: '20:00' };

describe('a rota', () => {
  it('has a line for each person and day, in the city’s time', () => {
    const lines = linesOf(day);
    expect(lines).toHaveLength(4);
    expect(lines[0]).toEqual({ userName: 'a', kind: 'shift', from: '2026-11-30T00:00:00.000Z', until: '2026-11-30T12:00:00.000Z' });
    expect(lines[3]).toEqual({ userName: 'b', kind: 'shift', from: '2026-12-01T00:00:00.000Z', until: '2026-12-01T12:00:00.000Z' });
  });

  it('lets a night end on the next day', () =>
    expect(linesOf({ ...day, people: ['a'], from: '20:00', until: '08:00' }).map((line) => line.until)).toEqual(['2026-12-01T00:00:00.000Z', '2026-12-02T00:00:00.000Z']));

  it('knows whose line was refused', () => {
    expect(lineAtFault(linesOf(day), 'lines[1].role')?.userName).toBe('b');
    expect(lineAtFault(linesOf(day), 'lines')).toBeNull();
    expect(lineAtFault(linesOf(day), null)).toBeNull();
  });
});
