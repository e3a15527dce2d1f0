import { describe, expect, it } from 'vitest';
import { sparkPoints } from '../parts/spark.ts';

describe('the line of a day', () => {
  const drawn = (values: (number | null)[]): string => sparkPoints(values, 24, 20).map((p) => `${p.x.toFixed(0)},${p.y.toFixed(0)}`).join(' ');
  it('ends at the present hour and leaves room for those to come', () => {
    expect(drawn([0, 1, null, null, null])).toBe('1,17 6,3');
  });
  it('goes past an hour that knows nothing', () => expect(drawn([0, null, 1])).toBe('1,17 20,3'));
  it('is none of a single hour', () => {
    expect(drawn([null, 4, null])).toBe('');
    expect(drawn([])).toBe('');
  });
});
