import { describe, expect, it } from 'vitest';
import { fromField, toField } from '../time/cityField.ts';

describe('a datetime field in the city’s time', () => {
  it('reads and writes the same instant', () => {
    expect(toField('2026-11-22T00:32:00.000Z')).toBe('2026-11-22T08:32');
    expect(fromField('2026-11-22T08:32')).toBe('2026-11-22T00:32:00.000Z');
    expect(fromField(toField('2026-12-31T17:05:00.000Z'))).toBe('2026-12-31T17:05:00.000Z');
  });
  it('says nothing of what is no instant', () => expect(fromField('')).toBeNull());
});
