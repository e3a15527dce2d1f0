import { describe, expect, it } from 'vitest';
import { LabelSpace, roomFor } from '../map/ink.ts';

describe('names on the map', () => {
  it('stand right of their mark where there is room, else left, below, above', () => {
    const space = new LabelSpace();
    const places = Array.from({ length: 5 }, () => roomFor(space, 100, 100, 20, 60, 16));
    expect(places.map((at) => at && [at.align, at.x, at.y])).toEqual([['left', 120, 100], ['right', 80, 100], ['center', 100, 120], ['center', 100, 80], null]);
  });
  it('never lie on each other', () => {
    const space = new LabelSpace();
    space.take(140, 100, 80, 20);
    expect(roomFor(space, 100, 100, 20, 60, 16)?.align).toBe('right');
  });
});

describe('the edge of the map', () => {
  it('cuts no name off', () => expect(roomFor(new LabelSpace(150, 200), 100, 100, 20, 60, 16)?.align).toBe('right'));
});
