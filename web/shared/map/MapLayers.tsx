import { memo, useMemo } from 'react';
import type { Geometry, Position as GeoPosition } from 'geojson';
import type { CityMap, Text } from '../api/types/index.ts';
import { say, type Lang } from '../i18n/lang.ts';
import './land.css';
import { labelSpot, pathOf, project, toView, touches, type View } from './project.ts';

/** From the ground up. */
const order = ['area', 'green', 'water', 'estate', 'building', 'roadMinor', 'road', 'station'];
/** Widths on the ground in meters. */
const roadMeters: Record<string, number> = { road: 22, roadMinor: 10 };

interface Shape { kind: string; name: Text | null; rings: GeoPosition[][]; closed: boolean }

/** Streets, greens, water and buildings under the marks. */
export const MapLayers = memo(function MapLayers({ map, view, lang, avoid }: { map: CityMap; view: View; lang: Lang; avoid: [number, number] | null }) {
  const shapes = useMemo(() => map.features.features.flatMap((feature): Shape[] => {
    const kind = String(feature.properties?.['kind'] ?? '');
    const rings = ringsOf(feature.geometry);
    if (rings.length === 0 || !order.includes(kind)) return [];
    return [{ kind, name: (feature.properties?.['name'] as Text | undefined) ?? null, rings, closed: /Polygon/.test(feature.geometry.type) }];
  }).sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind)), [map]);

  const drawn = shapes.map((shape) => ({ shape, lines: shape.rings.map((ring) => project(view, ring)).filter((line) => touches(line, view.width, view.height)) }))
    .filter(({ lines }) => lines.length > 0);
  const named = new Set<string>();
  return (
    <>
      <g>
        {drawn.map(({ shape, lines }, i) => {
          const width = roadMeters[shape.kind];
          return (
            <path
              key={i} className={`land land-${shape.kind}`} d={lines.map((line) => pathOf(line) + (shape.closed ? 'Z' : '')).join('')}
              {...(width && !shape.closed ? { strokeWidth: Math.max(shape.kind === 'road' ? 5 : 2.5, width / view.metersPerUnit) } : {})}
            />
          );
        })}
      </g>
      <g className="land-names" aria-hidden="true">
        {drawn.map(({ shape, lines }, i) => {
          const name = say(shape.name, lang);
          if (!name || named.has(name)) return null;
          const spot = spotOf(shape, lines, view, name, avoid);
          if (!spot) return null;
          named.add(name);
          return <text key={i} className={`name-${shape.kind}`} transform={`translate(${spot.x.toFixed(1)} ${spot.y.toFixed(1)}) rotate(${spot.turn.toFixed(1)})`} dy="0.36em" textAnchor="middle">{name}</text>;
        })}
      </g>
    </>
  );
});

function spotOf(shape: Shape, lines: Array<Array<[number, number]>>, view: View, name: string, avoid: [number, number] | null) {
  const needed = name.length * (/[一-龥]/.test(name) ? 14 : 7.5) + 12;
  if (shape.kind === 'road' || shape.kind === 'roadMinor') {
    if (shape.kind === 'roadMinor' && view.metersPerUnit > 3) return null;
    for (const line of lines) {
      const spot = labelSpot(line, view.width, view.height, needed, avoid);
      if (spot) return spot;
    }
    return null;
  }
  if (shape.kind === 'area' || view.metersPerUnit > 2) return null;
  const first = shape.rings[0]!;
  const [lon, lat] = [0, 1].map((axis) => first.reduce((sum, point) => sum + (point[axis] ?? 0), 0) / first.length);
  const [x, y] = toView(view, lon!, lat!);
  const wide = Math.max(...lines[0]!.map(([px]) => px)) - Math.min(...lines[0]!.map(([px]) => px));
  const inside = x > needed / 2 && x < view.width - needed / 2 && y > 10 && y < view.height - 10;
  return inside && (shape.kind === 'station' || wide > needed) ? { x, y, turn: 0 } : null;
}

function ringsOf(geometry: Geometry): GeoPosition[][] {
  switch (geometry.type) {
    case 'LineString': return [geometry.coordinates];
    case 'MultiLineString': return geometry.coordinates;
    case 'Polygon': return geometry.coordinates;
    case 'MultiPolygon': return geometry.coordinates.flat();
    case 'Point': return [[geometry.coordinates]];
    default: return [];
  }
}
