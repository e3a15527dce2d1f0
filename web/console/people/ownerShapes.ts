import type { Bounds, Point, PointOwner } from '@shared/api/types/index.ts';

type Shape = Pick<PointOwner, 'center' | 'radiusMeters' | 'boundary'>;

/** Mean meters of a degree of latitude, as the server has it (`PointOwnerShape.cs`). */
const metersPerDegree = 111_195;
const corners = 64;

function circle(center: Point, radiusMeters: number): Point[] {
  const north = radiusMeters / metersPerDegree;
  const east = north / Math.cos((center.lat * Math.PI) / 180);
  return Array.from({ length: corners }, (_, i) => {
    const angle = (i / corners) * Math.PI * 2;
    return { lon: center.lon + east * Math.cos(angle), lat: center.lat + north * Math.sin(angle) };
  });
}

/** The outlines of a place, holes too: a circle as a polygon of many corners. */
export function ringsOf({ center, radiusMeters, boundary }: Shape): Point[][] {
  if (center && radiusMeters) return [circle(center, radiusMeters)];
  const polygons = boundary === null ? [] : boundary.type === 'Polygon' ? [boundary.coordinates] : boundary.coordinates;
  return polygons.flat().map((ring) => ring.map(([lon = 0, lat = 0]) => ({ lon, lat })));
}

/** The box around places; undefined for none. */
export function boxOf(shapes: readonly Shape[]): Bounds | undefined {
  const points = shapes.flatMap(ringsOf).flat();
  if (points.length === 0) return undefined;
  return points.reduce<Bounds>(
    ([w, s, e, n], { lon, lat }) => [Math.min(w, lon), Math.min(s, lat), Math.max(e, lon), Math.max(n, lat)], [Infinity, Infinity, -Infinity, -Infinity]);
}

const size = (shape: Shape): number => {
  const box = boxOf([shape]);
  return box ? (box[2] - box[0]) * (box[3] - box[1]) : 0;
};

/** Whether the place holds the point: an odd number of its outlines' edges lies to the east of it. */
function holds(shape: Shape, { lon, lat }: Point): boolean {
  let odd = false;
  for (const ring of ringsOf(shape)) {
    ring.forEach((a, i) => {
      const b = ring[(i + 1) % ring.length] ?? a;
      if (a.lat > lat !== b.lat > lat && lon < a.lon + ((lat - a.lat) / (b.lat - a.lat)) * (b.lon - a.lon)) odd = !odd;
    });
  }
  return odd;
}

/** Whose place a point lies in, the smallest first, as the calling has it; null for nobody's. */
export const ownerAt = <T extends Shape>(owners: readonly T[], at: Point): T | null =>
  [...owners].sort((a, b) => size(a) - size(b)).find((owner) => holds(owner, at)) ?? null;

/** A point as people write it: `121.45000, 31.22900`, longitude first. Null for what is none. */
export function pointOf(text: string): Point | null {
  const [lon, lat, more] = text.split(/[,，\s]+/).filter(Boolean).map(Number);
  return more === undefined && lon !== undefined && lat !== undefined && Math.abs(lon) <= 180 && Math.abs(lat) <= 90 ? { lon, lat } : null;
}

export const pointText = ({ lon, lat }: Point): string => `${lon.toFixed(5)}, ${lat.toFixed(5)}`;
