import type { Point } from '../api/types/index.ts';

/** Meters between two places, good to a thousandth within a city (equirectangular). */
export function metersBetween(a: Point, b: Point): number {
  const radians = Math.PI / 180;
  const x = (b.lon - a.lon) * radians * Math.cos(((a.lat + b.lat) / 2) * radians);
  return Math.hypot(x, (b.lat - a.lat) * radians) * 6_371_000;
}
