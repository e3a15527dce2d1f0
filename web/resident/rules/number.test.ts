import { describe, expect, it } from 'vitest';
import { grouped, keysFault, tidyCode, tidyNumber } from './number.ts';

describe('number and code as people write them', () => {
  it('find their form again', () => {
    for (const written of ['2026-沪-000012', ' 2026－沪－000012 ', '2026沪12', '2026 沪 12', '２０２６-沪-12', '2026–沪–000012']) {
      expect(tidyNumber(written)).toBe('2026-沪-000012');
    }
    expect(tidyCode(' k7m2-q9xx')).toBe('K7M2Q9XX');
  });

  it('stay as they are when they are something else', () => {
    expect(tidyNumber('abc')).toBe('abc');
  });

  it('are named when they lack something, before anybody is asked', () => {
    expect(keysFault('', 'K7M2Q9')).toEqual({ field: 'number', code: 'missing' });
    expect(keysFault(tidyNumber('9'), 'K7M2Q9')).toEqual({ field: 'number', code: 'shape' });
    expect(keysFault('2026-沪-000012', '')).toEqual({ field: 'code', code: 'missing' });
    expect(keysFault('2026-沪-000012', 'K7M2')).toEqual({ field: 'code', code: 'shape' });
    expect(keysFault('2026-沪-000012', 'K7M2Q9')).toBeNull();
  });

  it('are shown in groups', () => {
    expect(grouped('K7M2Q9')).toBe('K7M 2Q9');
    expect(grouped('K7M')).toBe('K7M');
  });
});
