import { describe, expect, it } from 'vitest';
import { allPicked, isPicked, nonePicked, ranged, toggled } from '../cases/picked.ts';

const rows = ['a', 'b', 'c', 'd'];

describe('choosing cases', () => {
  it('drops a row by the key that chose it', () => {
    const once = toggled(nonePicked, 'b');
    expect([...once.numbers]).toEqual(['b']);
    expect(toggled(once, 'b').numbers.size).toBe(0);
  });
  it('takes a range either way and keeps what was chosen', () => {
    expect([...ranged(toggled(nonePicked, 'a'), rows, 'b', 3).numbers].sort()).toEqual(['a', 'b', 'c', 'd']);
    expect([...ranged(nonePicked, rows, 'd', 2).numbers].sort()).toEqual(['c', 'd']);
    expect([...ranged(nonePicked, rows, null, 2).numbers]).toEqual(['c']);
  });
  it('begins a range anew when the last one chosen has left the list', () => expect([...ranged(nonePicked, rows, 'gone', 1).numbers]).toEqual(['b']));
  it('takes single rows out of all of the list, and back in', () => {
    const but = toggled(toggled(allPicked, 'a'), 'c');
    expect(rows.filter((row) => isPicked(but, row))).toEqual(['b', 'd']);
    expect(but.all).toBe(true);
    expect(rows.filter((row) => isPicked(toggled(but, 'a'), row))).toEqual(['a', 'b', 'd']);
    expect(rows.filter((row) => isPicked(ranged(but, rows, 'b', 3), row))).toEqual(['b', 'c', 'd']);
  });
});
