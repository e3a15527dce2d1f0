import { describe, expect, it } from 'vitest';
import { arrivalDoubt } from './arrival.ts';

const place = { lon: 121.45, lat: 31.229 };
const at = (meters: number, more: { accuracyMeters?: number; at?: number } = {}) =>
  ({ lon: place.lon, lat: place.lat + meters / 111195, accuracyMeters: 10, at: 100000, ...more });

describe('saying "arrived"', () => {
  it('is asked about far from the place', () => {
    expect(Math.round(arrivalDoubt(at(1300), place, 100000)!)).toBe(1300);
    expect(arrivalDoubt(at(290), place, 100000)).toBeNull();
    expect(arrivalDoubt(at(305), place, 100000)).toBeNull();
  });

  it('is taken at its word where the phone does not know well', () => {
    expect(arrivalDoubt(null, place, 100000)).toBeNull();
    expect(arrivalDoubt(at(1300), place, 170000)).toBeNull();
    expect(arrivalDoubt(at(1300, { accuracyMeters: 400 }), place, 100000)).toBeNull();
  });
});
