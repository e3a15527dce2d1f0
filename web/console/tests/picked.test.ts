import { describe, expect, it } from 'vitest';
import { nonePicked, ranged, toggled } from '../cases/picked.ts';

const rows = ['a', 'b', 'c', 'd'];

describe('choosing cases', () => {
  it('drops a row by the key that chose it', () => {
    const once = toggled(nonePicked, 'b');
    expect([...once.numbers]).toEqual(['b']);
    expect(toggled(once, 'b').numbers.size).toBe(0);
  });
  it('takes a range either way and keeps what was chosen', () => {
    expect([...ranged(toggled(nonePicked, 'a'), rows, 1, 3).numbers].sort()).toEqual(['a', 'b', 'c', 'd']);
    expect([...ranged(nonePicked, rows, 3, 2).numbers].sort()).toEqual(['c', 'd']);
    expect([...ranged(nonePicked, rows, -1, 2).numbers]).toEqual(['c']);
  });
  it('of single rows is no longer choosing all of the list', () => expect(toggled({ numbers: new Set(), all: true }, 'a').all).toBe(false));
});
