import type { Position as GeoPosition } from 'geojson';
import type { Point } from '../api/types/index.ts';

const metersPerDegree = 111195;

export interface View {
  center: Point;
  /** Meters on the ground for one unit of the drawing. */
  metersPerUnit: number;
  width: number;
  height: number;
}

/** Drawing units right and down of the view's upper left corner; flat, good to a few kilometers. */
export function toView(view: View, lon: number, lat: number): [number, number] {
  const east = (lon - view.center.lon) * metersPerDegree * Math.cos((view.center.lat * Math.PI) / 180);
  const north = (lat - view.center.lat) * metersPerDegree;
  return [view.width / 2 + east / view.metersPerUnit, view.height / 2 - north / view.metersPerUnit];
}

export function fromView(view: View, x: number, y: number): Point {
  const east = (x - view.width / 2) * view.metersPerUnit;
  const north = (view.height / 2 - y) * view.metersPerUnit;
  return {
    lon: view.center.lon + east / (metersPerDegree * Math.cos((view.center.lat * Math.PI) / 180)),
    lat: view.center.lat + north / metersPerDegree,
  };
}

/** Farther than this, in meters for one unit, streets are no help any more. */
const widest = 12;
/** Room that a mark needs to the sides (where buttons stand) and above and below (its word), in units. */
const markRoomX = 76;
const markRoomY = 40;

/** Whether a mark with its word can be seen whole, clear of the buttons at the side. */
export function holdsMark(view: View, place: Point): boolean {
  const [x, y] = toView(view, place.lon, place.lat);
  return x >= 24 && x <= view.width - 24 && y >= 34 && y <= view.height - 14;
}

/** A view that holds the target and `other`, the middle between them in its center, when they are near enough for streets to be of use; else the streets around the target. */
export function viewAround(target: Point, other: Point | null, width: number, height: number): View {
  const near: View = { center: target, metersPerUnit: 1, width, height };
  if (!other) return near;
  const center = { lon: (target.lon + other.lon) / 2, lat: (target.lat + other.lat) / 2 };
  const [x, y] = toView({ ...near, center }, other.lon, other.lat);
  const needed = Math.max(Math.abs(x - width / 2) / (width / 2 - markRoomX), Math.abs(y - height / 2) / (height / 2 - markRoomY), 0.5);
  return needed > widest ? near : { ...near, center, metersPerUnit: needed };
}

export type Line = Array<[number, number]>;

export const project = (view: View, points: readonly GeoPosition[]): Line =>
  points.map((point) => toView(view, point[0] ?? 0, point[1] ?? 0));

export const pathOf = (line: Line): string => line.map(([x, y], i) => `${i === 0 ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`).join('');

/** Whether any part of the line's box lies in the view. */
export function touches(line: Line, width: number, height: number): boolean {
  const xs = line.map(([x]) => x);
  const ys = line.map(([, y]) => y);
  return Math.max(...xs) >= 0 && Math.min(...xs) <= width && Math.max(...ys) >= 0 && Math.min(...ys) <= height;
}

export interface LabelSpot {
  x: number;
  y: number;
  /** Degrees, turned so that the words are never upside down. */
  turn: number;
}

/** A name keeps this far from the mark of the target, in units of the drawing. */
const markRoom = 26;
/** Where on a piece a name may stand, the best first. */
const spots = [0.5, 0.25, 0.75, 0.12, 0.88];

/**
 * Where a road's name stands: on the longest piece inside the view that holds it, away from `avoid`; null when there is no
 * room. Names may run a little over a bend.
 */
export function labelSpot(line: Line, width: number, height: number, needed: number, avoid: [number, number] | null = null): LabelSpot | null {
  let best: LabelSpot | null = null;
  let longest = 0;
  for (let i = 1; i < line.length; i++) {
    const piece = clip(line[i - 1]!, line[i]!, width, height);
    if (!piece) continue;
    const [[x1, y1], [x2, y2]] = piece;
    const length = Math.hypot(x2 - x1, y2 - y1);
    if (length < needed || length <= longest) continue;
    const at = spots.find((share) => {
      const fits = Math.min(share, 1 - share) * length >= needed * 0.4;
      const free = avoid === null || Math.hypot(x1 + (x2 - x1) * share - avoid[0], y1 + (y2 - y1) * share - avoid[1]) >= needed / 2 + markRoom;
      return fits && free;
    });
    if (at === undefined) continue;
    longest = length;
    const turn = (Math.atan2(y2 - y1, x2 - x1) * 180) / Math.PI;
    best = { x: x1 + (x2 - x1) * at, y: y1 + (y2 - y1) * at, turn: turn > 90 ? turn - 180 : turn < -90 ? turn + 180 : turn };
  }
  return best;
}

/** Liang–Barsky clipping of a segment to the view. */
function clip(a: [number, number], b: [number, number], width: number, height: number): [[number, number], [number, number]] | null {
  const dx = b[0] - a[0];
  const dy = b[1] - a[1];
  let t0 = 0;
  let t1 = 1;
  for (const [p, q] of [[-dx, a[0]], [dx, width - a[0]], [-dy, a[1]], [dy, height - a[1]]] as const) {
    if (p === 0) {
      if (q < 0) return null;
      continue;
    }
    const r = q / p;
    if (p < 0) t0 = Math.max(t0, r);
    else t1 = Math.min(t1, r);
    if (t0 > t1) return null;
  }
  return [[a[0] + t0 * dx, a[1] + t0 * dy], [a[0] + t1 * dx, a[1] + t1 * dy]];
}
