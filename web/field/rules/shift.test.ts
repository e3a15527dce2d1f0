import { describe, expect, it } from 'vitest';
import { msToEnd, offShiftOf, shiftAt } from './shift.ts';

const end = '2026-11-22T14:00:00.000Z';
const at = (seconds: number) => Date.parse(end) + seconds * 1000;
const on = { on: true, until: end };

describe('a shift on the phone', () => {
  it('ends at its instant, not when the server next says so', () => {
    expect(shiftAt(on, at(-1))).toBe(on);
    expect(shiftAt(on, at(0))).toEqual({ on: false, until: null });
  });

  it('stays as it is while nothing is known', () => {
    const unknown = { on: null, until: null };
    expect(shiftAt(unknown, at(0))).toBe(unknown);
    expect(msToEnd(unknown, at(0), 1)).toBeNull();
  });

  it('is waited for at the pace of the city', () => {
    expect(msToEnd(on, at(-60), 1)).toBe(60000);
    expect(msToEnd(on, at(-60), 60)).toBe(1000);
    expect(msToEnd(on, at(5), 1)).toBe(0);
    expect(msToEnd(on, at(-60), 0)).toBeNull();
    expect(msToEnd(on, at(-60 * 60 * 24 * 90), 1)).toBe(86400000);
  });
});

describe('being off shift', () => {
  it('does not keep a point owner from being called', () => {
    expect(offShiftOf(['officer', 'inspector'])).toBe('byShift');
    expect(offShiftOf(['pointOwner'])).toBe('always');
    expect(offShiftOf(['pointOwner', 'inspector'])).toBe('always');
    expect(offShiftOf(['officer', 'pointOwner'])).toBe('both');
  });
});
