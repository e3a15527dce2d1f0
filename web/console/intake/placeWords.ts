import type { CityMap, Point, Text } from '@shared/api/types/index.ts';
import { say } from '@shared/i18n/lang.ts';
import { metersBetween } from '@shared/map/geo.ts';

export interface Crossing extends Point { name: Text }
export interface Street extends Point { name: Text; crossings: Crossing[] }

/** Farther from a road than this (m) nobody says its name. */
const besideRoad = 120;
/** Nearer than this (m) one is at the crossing. */
const atCrossing = 20;

/** The foot of the perpendicular from `at` on the segment, close enough within a city. */
function nearestOn(from: readonly number[], to: readonly number[], at: Point): Point {
  const shrink = Math.cos((at.lat * Math.PI) / 180);
  const [ax, ay] = [((from[0] ?? 0) - at.lon) * shrink, (from[1] ?? 0) - at.lat];
  const [dx, dy] = [((to[0] ?? 0) - (from[0] ?? 0)) * shrink, (to[1] ?? 0) - (from[1] ?? 0)];
  const length = dx * dx + dy * dy;
  const share = length === 0 ? 0 : Math.min(1, Math.max(0, -(ax * dx + ay * dy) / length));
  return { lon: at.lon + (ax + dx * share) / shrink, lat: at.lat + ay + dy * share };
}

/** The road with a name that runs nearest; null when none runs near. */
export function nearestRoad({ features }: Pick<CityMap, 'features'>, at: Point): Text | null {
  let best: Text | null = null;
  let least = besideRoad;
  for (const { properties, geometry } of features.features) {
    const name = properties?.['name'] as Text | null | undefined;
    if (!name?.zh || !['road', 'roadMinor'].includes(properties?.['kind'] as string)) continue;
    const lines = geometry.type === 'LineString' ? [geometry.coordinates] : geometry.type === 'MultiLineString' ? geometry.coordinates : [];
    for (const line of lines) {
      line.slice(1).forEach((to, i) => {
        const meters = metersBetween(at, nearestOn(line[i] ?? to, to, at));
        if (meters < least) [best, least] = [name, meters];
      });
    }
  }
  return best;
}

const sides = { east: ['东', 'east'], west: ['西', 'west'], north: ['北', 'north'], south: ['南', 'south'] } as const;
const roundTen = (meters: number): number => Math.max(10, Math.round(meters / 10) * 10);
/** 铜仁路 + 路口 is said 铜仁路口. */
const corner = (name: string): string => (name.endsWith('路') ? `${name}口` : `${name}路口`);

/** A place as people say it: by the road and its nearest crossing, `南京西路 铜仁路口东约 30 米`. */
export function sayPlace(road: Text, crossings: readonly Crossing[], at: Point): Text {
  const nearest = [...crossings].sort((a, b) => metersBetween(a, at) - metersBetween(b, at))[0];
  if (!nearest) return road;
  const meters = metersBetween(nearest, at);
  const zh = corner(nearest.name.zh);
  const [roadEn, nearestEn] = [say(road, 'en'), say(nearest.name, 'en')];
  if (meters < atCrossing) return { zh: `${road.zh} ${zh}`, en: `${roadEn} at ${nearestEn}` };
  const [east, north] = [(at.lon - nearest.lon) * Math.cos((at.lat * Math.PI) / 180), at.lat - nearest.lat];
  const [sideZh, sideEn] = Math.abs(east) >= Math.abs(north) ? (east > 0 ? sides.east : sides.west) : north > 0 ? sides.north : sides.south;
  return { zh: `${road.zh} ${zh}${sideZh}约 ${roundTen(meters)} 米`, en: `${roadEn}, about ${roundTen(meters)} m ${sideEn} of ${nearestEn}` };
}
