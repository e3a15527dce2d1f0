import { expect, it } from 'vitest';
import type { SeriesPoint } from '@shared/api/types/index.ts';
import { drawnOf, stepOf } from '../parts/steps.ts';

const number = { count: 3, min: 1, max: 5, sum: 9, mean: 3, last: 5, words: null };
const point = (values: SeriesPoint['values']): SeriesPoint => ({ at: '2026-11-22T00:00:00.000Z', values, refused: null });

it('draws single readings up to two days, then hours, then days', () => {
  expect([1, 24, 48, 49, 168, 720, 1440, 8760].map(stepOf)).toEqual([null, null, null, 'hour', 'hour', 'hour', 'hour', 'day']);
});

it('draws the mean between least and greatest, and of counts the sum', () => {
  expect(drawnOf([point({ fill: number })], false)).toEqual([{ at: '2026-11-22T00:00:00.000Z', values: { fill: 3 }, min: { fill: 1 }, max: { fill: 5 } }]);
  expect(drawnOf([point({ in: number })], true)).toEqual([{ at: '2026-11-22T00:00:00.000Z', values: { in: 9 } }]);
});

it('draws the share of a boolean, no words, and nothing of a day of refusals', () => {
  const door = { ...number, min: null, max: null, sum: null, mean: 0.25, last: false };
  const lid = { ...door, mean: null, last: 'open', words: { open: 3 } };
  expect(drawnOf([point({ door, lid }), point({})], false)).toEqual([
    { at: '2026-11-22T00:00:00.000Z', values: { door: 0.25, lid: undefined }, min: { door: undefined, lid: undefined }, max: { door: undefined, lid: undefined } },
  ]);
});
