import { describe, expect, it } from 'vitest';
import { fromView, holdsMark, labelSpot, toView, touches, viewAround, type View } from '../map/project.ts';

const center = { lon: 121.4478, lat: 31.228 };
const view: View = { center, metersPerUnit: 2, width: 400, height: 300 };

describe('the drawn map', () => {
  it('puts its center in the middle and north up', () => {
    expect(toView(view, center.lon, center.lat)).toEqual([200, 150]);
    expect(toView(view, center.lon, center.lat + 0.001)[1]).toBeCloseTo(150 - 55.6, 0);
  });

  it('finds the place under a finger again', () => {
    const place = fromView(view, 37, 261);
    const [x, y] = toView(view, place.lon, place.lat);
    expect(x).toBeCloseTo(37, 6);
    expect(y).toBeCloseTo(261, 6);
  });

  it('widens to hold the person, and stays at the streets where the person is too far', () => {
    const near = viewAround(center, { lon: center.lon + 0.004, lat: center.lat }, 400, 300);
    expect(toView(near, center.lon + 0.004, center.lat)[0]).toBeLessThanOrEqual(400);
    const far = { lon: center.lon + 1, lat: center.lat };
    expect(viewAround(center, far, 400, 300).metersPerUnit).toBe(1);
    expect(holdsMark(viewAround(center, far, 400, 300), far)).toBe(false);
    expect(holdsMark(near, { lon: center.lon + 0.004, lat: center.lat })).toBe(true);
    expect(viewAround(center, null, 400, 300).metersPerUnit).toBe(1);
  });

  it('holds both the place and a person a kilometer away, in every direction and on a small phone', () => {
    for (const [east, north] of [[945, 0], [0, 945], [-668, 668], [0, -945]] as const) {
      const me = { lon: center.lon + east / (111195 * Math.cos((center.lat * Math.PI) / 180)), lat: center.lat + north / 111195 };
      for (const [width, height] of [[366, 300], [336, 168]] as const) {
        const seen = viewAround(center, me, width, height);
        expect([holdsMark(seen, me), holdsMark(seen, center)]).toEqual([true, true]);
        expect(seen.metersPerUnit).toBeLessThanOrEqual(12);
      }
    }
  });

  it('names a road on its longest visible piece, never upside down', () => {
    const spot = labelSpot([[500, 160], [-900, 140]], 400, 300, 60)!;
    expect(spot.x).toBeCloseTo(200, 0);
    expect(Math.abs(spot.turn)).toBeLessThan(2);
    expect(labelSpot([[0, 0], [20, 0]], 400, 300, 60)).toBeNull();
    expect(labelSpot([[0, -50], [400, -50]], 400, 300, 60)).toBeNull();
  });

  it('keeps a name off the mark of the target', () => {
    const beside = labelSpot([[0, 150], [400, 150]], 400, 300, 60, [200, 150])!;
    expect(Math.abs(beside.x - 200)).toBeGreaterThanOrEqual(56);
  });

  it('leaves out what is outside', () => {
    expect(touches([[-10, -10], [-5, 500]], 400, 300)).toBe(false);
    expect(touches([[-10, -10], [10, 10]], 400, 300)).toBe(true);
  });
});
