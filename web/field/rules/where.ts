/** Straight-line distance and direction on the ground, WGS-84. */

export interface LonLat {
  lon: number;
  lat: number;
}

const earthRadiusMeters = 6371008.8;
const radians = Math.PI / 180;

/** Great-circle distance in meters (haversine, mean earth radius): within 0.6% of the ellipsoid. */
export function distanceMeters(a: LonLat, b: LonLat): number {
  const dLat = (b.lat - a.lat) * radians;
  const dLon = (b.lon - a.lon) * radians;
  const h = Math.sin(dLat / 2) ** 2 + Math.cos(a.lat * radians) * Math.cos(b.lat * radians) * Math.sin(dLon / 2) ** 2;
  return 2 * earthRadiusMeters * Math.asin(Math.min(1, Math.sqrt(h)));
}

/** Initial bearing in degrees clockwise from north, 0 ≤ b < 360. */
export function bearingDegrees(from: LonLat, to: LonLat): number {
  const dLon = (to.lon - from.lon) * radians;
  const y = Math.sin(dLon) * Math.cos(to.lat * radians);
  const x = Math.cos(from.lat * radians) * Math.sin(to.lat * radians)
    - Math.sin(from.lat * radians) * Math.cos(to.lat * radians) * Math.cos(dLon);
  return (Math.atan2(y, x) / radians + 360) % 360;
}

const winds = ['n', 'ne', 'e', 'se', 's', 'sw', 'w', 'nw'] as const;
export type Wind = (typeof winds)[number];

export function windOf(bearing: number): Wind {
  return winds[Math.round((((bearing % 360) + 360) % 360) / 45) % 8]!;
}

/** A brisk walk, 80 m a minute along streets a third longer than the straight line; at least one minute. */
export function walkMinutes(straightMeters: number): number {
  return Math.max(1, Math.round((straightMeters * 1.33) / 80));
}

export interface Links {
  amap: string;
  geo: string;
}

/** Addresses that open a map app; both are told that the point is WGS-84 (geo: always is, RFC 5870). */
export function navigationLinks(to: LonLat, name: string): Links {
  const label = encodeURIComponent(name);
  const lon = to.lon.toFixed(6);
  const lat = to.lat.toFixed(6);
  return {
    amap: `https://uri.amap.com/navigation?to=${lon},${lat},${label}&mode=walk&coordinate=wgs84&src=jingwei&callnative=1`,
    geo: `geo:${lat},${lon}?q=${lat},${lon}(${label})`,
  };
}

export interface Fix extends LonLat {
  accuracyMeters: number;
  /** The phone's clock when it was measured, ms. */
  at: number;
}

/**
 * The city time, in ms, at which a fix was taken. Phone and city need not agree on the time, so the fix's age by the phone's clock
 * (`phoneNow`) is counted back from the city's now, at the city's rate. A fix of the phone's future is taken for one of now.
 */
export function takenAt(fix: Fix, phoneNow: number, cityNow: number, rate: number): number {
  return cityNow - Math.max(0, phoneNow - fix.at) * rate;
}

/** Whether a new position is worth a message: the first, after 20 m, or every 30 s so that the centre sees its age. */
export function worthSending(last: Fix | null, fix: Fix): boolean {
  if (last === null) return true;
  if (fix.at - last.at < 3000) return false;
  return fix.at - last.at >= 30000 || distanceMeters(last, fix) >= Math.max(20, fix.accuracyMeters / 2);
}
