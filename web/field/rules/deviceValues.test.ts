import { describe, expect, it } from 'vitest';
import type { DeviceValue } from '@shared/api/types/index.ts';
import { withEvidence } from './deviceValues.ts';

const fill = (value: number, at: string | null): DeviceValue => ({ name: 'fill', label: { zh: '满溢度', en: 'Fill' }, value, unit: '%', at, min: 0, max: 100, said: null, words: [] });
const clear = (value: number, at: string, name = 'fill') => ({ code: 'sensorClear', at, args: { deviceId: 'bin-020', name, value, at } });
const early = '2026-11-22T08:00:00.000Z';
const late = '2026-11-22T08:03:00.000Z';

describe('a sensor’s value on a case', () => {
  it('is the evidence’s where that is later', () => {
    expect(withEvidence([fill(97, early)], [clear(5, late)])).toEqual([fill(5, late)]);
    expect(withEvidence([fill(97, null)], [clear(5, early)])).toEqual([fill(5, early)]);
    expect(withEvidence([fill(97, early)], [clear(91, late), clear(5, early)])[0]?.value).toBe(91);
  });

  it('stays the device’s own where it was asked later, and where the evidence speaks of another value', () => {
    expect(withEvidence([fill(12, late)], [clear(5, early)])).toEqual([fill(12, late)]);
    expect(withEvidence([fill(97, early)], [clear(5, late, 'tilt'), { code: 'sensorClear', at: late }])).toEqual([fill(97, early)]);
  });
});
