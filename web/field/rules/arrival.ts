import { distanceMeters, type Fix, type LonLat } from './where.ts';

/** Nearer than this the phone may be wrong about a street's width, and nobody is asked. */
const nearMeters = 300;
/** An older position says nothing about where the person stands now, in ms. */
const freshMs = 60000;
const accurateMeters = 100;

/**
 * How far away somebody is who says "arrived", in meters, where that is worth asking about; null where they are near, or the phone does not
 * know well enough. `now` is the machine's clock, as positions have it. Pure.
 */
export function arrivalDoubt(fix: Fix | null, place: LonLat, now: number): number | null {
  if (fix === null || now - fix.at > freshMs || fix.accuracyMeters > accurateMeters) return null;
  const meters = distanceMeters(fix, place);
  return meters - fix.accuracyMeters > nearMeters ? meters : null;
}
