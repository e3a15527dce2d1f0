import type { Point } from '@shared/api/types/index.ts';

/** A point as people write it: longitude and latitude with a comma or blank between; null when it is none. */
export function readLonLat(text: string): Point | null {
  const found = /^\s*(-?\d{1,3}(?:\.\d+)?)\s*[,，\s]\s*(-?\d{1,2}(?:\.\d+)?)\s*$/.exec(text);
  if (!found) return null;
  const [lon, lat] = [Number(found[1]), Number(found[2])];
  return Math.abs(lon) <= 180 && Math.abs(lat) <= 90 ? { lon, lat } : null;
}
