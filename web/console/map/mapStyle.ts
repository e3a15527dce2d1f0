import type { Feature, FeatureCollection } from 'geojson';
import type { LayerSpecification, StyleSpecification } from 'maplibre-gl';
import type { CityMap, Text } from '@shared/api/types/index.ts';
import { say, type Lang } from '@shared/i18n/lang.ts';

interface Palette {
  ground: string; area: string; areaLine: string; green: string; water: string; building: string; estate: string;
  minor: string; road: string; roadText: string; areaText: string; zone: string; greenText: string; stationText: string; halo: string;
}

/** Quiet on purpose: the city is the paper, what happens in it is the ink. */
const palettes: Record<'dark' | 'light', Palette> = {
  dark: {
    ground: '#0a1017', area: '#0e161f', areaLine: '#33485f', green: '#0f1f1b', water: '#0b1f33', building: '#131d28', estate: '#16222f',
    minor: '#172330', road: '#243447', roadText: '#8196ad', areaText: '#9db1c7', zone: '#5d7fae', greenText: '#5f8576', stationText: '#8ba6c4', halo: '#0a1017',
  },
  light: {
    ground: '#e9edf1', area: '#f3f5f8', areaLine: '#9aa9ba', green: '#dcebe0', water: '#cfe1f1', building: '#d0d8e2', estate: '#e9edf4',
    minor: '#ffffff', road: '#ffffff', roadText: '#5b6877', areaText: '#43505f', zone: '#4a75b0', greenText: '#4a7058', stationText: '#34557c', halo: '#f3f5f8',
  },
};
const font = ['Noto Sans CJK SC, PingFang SC, Microsoft YaHei, sans-serif'];

/** The middle of a polygon's outer ring, weighted by its edges: where its name stands once. */
export function middleOf(ring: readonly (readonly number[])[]): [number, number] {
  let [x, y, total] = [0, 0, 0];
  ring.slice(1).forEach((to, i) => {
    const from = ring[i] ?? to;
    const cross = (from[0] ?? 0) * (to[1] ?? 0) - (to[0] ?? 0) * (from[1] ?? 0);
    x += ((from[0] ?? 0) + (to[0] ?? 0)) * cross;
    y += ((from[1] ?? 0) + (to[1] ?? 0)) * cross;
    total += cross;
  });
  const first = ring[0] ?? [0, 0];
  return total === 0 ? [first[0] ?? 0, first[1] ?? 0] : [x / (3 * total), y / (3 * total)];
}

/**
 * Names of the map data in one language; MapLibre reads flat properties only. A polygon's name becomes a point of its own
 * (`areaName`, `greenName`, …): a name on a polygon would be repeated on every tile that the polygon touches.
 */
export function flatten(features: FeatureCollection, lang: Lang): FeatureCollection {
  const out: Feature[] = [];
  for (const feature of features.features) {
    const kind = feature.properties?.['kind'] as string;
    const name = say(feature.properties?.['name'] as Text | string | null, lang);
    const level = (feature.properties?.['level'] as string | null | undefined) ?? 'subdistrict';
    out.push({ ...feature, properties: { kind, name, level } });
    const ring = feature.geometry.type === 'Polygon' ? feature.geometry.coordinates[0]
      : feature.geometry.type === 'MultiPolygon' ? feature.geometry.coordinates[0]?.[0] : undefined;
    if (name && ring) out.push({ type: 'Feature', properties: { kind: `${kind}Name`, name, level }, geometry: { type: 'Point', coordinates: middleOf(ring) } });
  }
  return { type: 'FeatureCollection', features: out };
}

/** Levels whose bounds and names stand on every map; smaller ones come as one comes near. */
const wide = ['city', 'district', 'subdistrict'];

/** From this scale on a map is read from afar: names of small things would only lie below those of what happens. */
const farAway = 1.5;
const near = ['water-name', 'green-name', 'estate-name', 'road-minor-name', 'micro-name', 'neighborhood-name'];

const kind = (...kinds: string[]): ['in', ['get', string], ['literal', string[]]] => ['in', ['get', 'kind'], ['literal', kinds]];

/** The whole style of a city drawn from its own data: no tile, glyph or sprite server. */
export function cityStyle(map: CityMap, theme: 'dark' | 'light', lang: Lang, scale = 1, areaNames = true): StyleSpecification {
  const c = palettes[theme];
  const name = ['get', 'name'];
  const level = (...levels: string[]): unknown => ['in', ['get', 'level'], ['literal', levels]];
  const areaOf = (...levels: string[]): unknown => ['all', kind('area'), level(...levels)];
  const nameOf = (...levels: string[]): unknown => ['all', kind('areaName'), level(...levels)];
  const width = (far: number, near: number): unknown => ['interpolate', ['exponential', 1.6], ['zoom'], 12, far * scale, 18, near];
  const grown = (z1: number, s1: number, z2: number, s2: number): unknown => ['interpolate', ['linear'], ['zoom'], z1, s1 * scale, z2, s2 * scale];
  const text = (id: string, filter: unknown, color: string, size: unknown, layout: object, minzoom = 0): LayerSpecification => ({
    id, type: 'symbol', source: 'city', filter, minzoom,
    layout: { 'text-field': name, 'text-font': font, 'text-size': typeof size === 'number' ? size * scale : size, 'text-max-width': 8, ...layout },
    paint: { 'text-color': color, 'text-halo-color': c.halo, 'text-halo-width': 1.4 * scale },
  }) as unknown as LayerSpecification;
  const fill = (id: string, filter: unknown, color: string): LayerSpecification =>
    ({ id, type: 'fill', source: 'city', filter, paint: { 'fill-color': color } }) as unknown as LayerSpecification;
  const line = (id: string, filter: unknown, color: string, lineWidth: unknown, more: object = {}, minzoom = 0): LayerSpecification => ({
    id, type: 'line', source: 'city', filter, minzoom,
    layout: { 'line-cap': 'round', 'line-join': 'round' },
    paint: { 'line-color': color, 'line-width': lineWidth, ...more },
  }) as unknown as LayerSpecification;

  return {
    version: 8,
    sources: { city: { type: 'geojson', data: flatten(map.features, lang) } },
    layers: [
      { id: 'ground', type: 'background', paint: { 'background-color': c.ground } },
      fill('area', areaOf(...wide), c.area),
      fill('estate', kind('estate'), c.estate),
      fill('green', kind('green'), c.green),
      fill('water', kind('water'), c.water),
      line('water-line', ['all', kind('water'), ['==', ['geometry-type'], 'LineString']], c.water, width(3, 26)),
      fill('building', kind('building'), c.building),
      line('road-minor', kind('roadMinor'), c.minor, width(0.6, 9)),
      line('road', kind('road'), c.road, width(1.6, 20)),
      line('micro-line', areaOf('microGrid'), c.areaLine, 0.7, { 'line-dasharray': [1, 3], 'line-opacity': 0.4 }, 15.8),
      line('neighborhood-line', areaOf('neighborhood'), c.areaLine, 0.8, { 'line-dasharray': [2, 3], 'line-opacity': 0.5 }, 14),
      line('zone-line', areaOf('zone'), c.zone, 1.1 * scale, { 'line-dasharray': [8, 3], 'line-opacity': 0.55 }),
      line('area-line', areaOf(...wide), c.areaLine, 1.2 * scale, { 'line-dasharray': [4, 3], 'line-opacity': 0.7 }),
      text('water-name', kind('waterName'), c.greenText, 11, {}, 13),
      text('green-name', kind('greenName'), c.greenText, 11, {}, 13.6),
      text('estate-name', kind('estateName'), c.greenText, 11, {}, 14.6),
      text('road-minor-name', ['all', kind('roadMinor'), ['!=', name, '']], c.roadText, 10.5, { 'symbol-placement': 'line', 'symbol-spacing': 300 * scale }, 13.8),
      text('road-name', ['all', kind('road'), ['!=', name, '']], c.roadText, grown(12, 11, 17, 15),
        { 'symbol-placement': 'line', 'symbol-spacing': 340 * scale, 'text-letter-spacing': 0.12 }, 12.5),
      text('micro-name', nameOf('microGrid'), c.roadText, 10.5, {}, 16.4),
      text('neighborhood-name', nameOf('neighborhood'), c.roadText, 11, {}, 14.8),
      text('area-name', nameOf(...wide), c.areaText, grown(10, 12, 15, 16), { 'text-letter-spacing': 0.2 }),
      text('station-name', ['all', kind('station'), ['!=', name, '']], c.stationText, 11.5, {}, 13),
    ].filter((l) => (areaNames || l.id !== 'area-name') && (scale < farAway || !near.includes(l.id))),
  } as StyleSpecification;
}
