import { describe, expect, it } from 'vitest';
import { months } from '../appraisal/months.ts';

describe('months of appraisal', () => {
  it('begins with the month of the city and goes back over the year', () => {
    expect(months('2026-01-15T00:00:00Z', 3)).toEqual(['2026-01', '2025-12', '2025-11']);
  });
  it('is of the city and not of the reader: the first morning of a month is still the evening before elsewhere', () => {
    expect(months('2026-11-30T16:30:00Z', 1)).toEqual(['2026-12']);
  });
});
