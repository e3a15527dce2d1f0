import { describe, expect, it } from 'vitest';
import { metersBetween } from '@shared/map/geo.ts';
import { boxOf, ownerAt, pointOf, pointText, ringsOf } from './ownerShapes.ts';

const center = { lon: 121.45, lat: 31.229 };
const circle = { id: 'circle', center, radiusMeters: 60, boundary: null };
const square = {
  id: 'square', center: null, radiusMeters: null,
  boundary: { type: 'Polygon' as const, coordinates: [[[121.44, 31.22], [121.46, 31.22], [121.46, 31.24], [121.44, 31.24], [121.44, 31.22]]] },
};

describe('the places of point owners', () => {
  it('a circle is as far away all around as its radius says', () => {
    for (const point of ringsOf(circle).flat()) expect(metersBetween(center, point)).toBeCloseTo(60, 0);
  });

  it('a point belongs to the smallest place that holds it', () => {
    expect(ownerAt([square, circle], center)?.id).toBe('circle');
    expect(ownerAt([square, circle], { lon: 121.441, lat: 31.221 })?.id).toBe('square');
    expect(ownerAt([square, circle], { lon: 121.47, lat: 31.221 })).toBeNull();
  });

  it('a hole is not inside', () => {
    const holed = { ...square, boundary: { ...square.boundary, coordinates: [...square.boundary.coordinates, [[121.445, 31.225], [121.455, 31.225], [121.455, 31.235], [121.445, 31.235], [121.445, 31.225]]] } };
    expect(ownerAt([holed], center)).toBeNull();
    expect(ownerAt([holed], { lon: 121.441, lat: 31.23 })).toBe(holed);
  });

  it('the box holds all of them; nothing has none', () => {
    expect(boxOf([square, circle])).toEqual([121.44, 31.22, 121.46, 31.24]);
    expect(boxOf([])).toBeUndefined();
  });
});

describe('a point in words', () => {
  it('is read with a comma of either script or a space', () => {
    expect(pointOf('121.45, 31.229')).toEqual(center);
    expect(pointOf(' 121.45，31.229 ')).toEqual(center);
    expect(pointOf('121.45 31.229')).toEqual(center);
    expect(pointOf(pointText(center))).toEqual(center);
  });

  it.each(['', '121.45', 'here', '121.45, x', '31.229, 121.45', '1, 2, 3'])('"%s" is none', (text) => expect(pointOf(text)).toBeNull());
});
