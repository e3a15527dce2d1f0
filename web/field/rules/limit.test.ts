import { describe, expect, it } from 'vitest';
import { limitOf, noLimit } from './limit.ts';

describe('a time for a part', () => {
  it('is sent as it was typed', () => expect(limitOf({ amount: '1.5', unit: 'workingDays' })).toEqual({ limit: { amount: 1.5, unit: 'workingDays' } }));
  it('is left out when nothing was typed, so that the usual one holds', () => {
    expect(limitOf(noLimit)).toEqual({});
    expect(limitOf({ amount: '0', unit: 'minutes' })).toEqual({});
    expect(limitOf({ amount: 'x', unit: 'minutes' })).toEqual({});
  });
});
