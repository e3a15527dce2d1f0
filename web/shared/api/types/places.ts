import type { FeatureCollection } from 'geojson';
import type { AreaLevel, AreaRef, Bounds, Point } from './basis.ts';

export interface Area extends AreaRef {
  code: string;
  level: AreaLevel;
  parentId: string | null;
  center: Point;
}
export interface CityMap {
  area: AreaRef;
  bounds: Bounds;
  center: Point;
  approximate: boolean;
  /** `properties.kind` is area, road, roadMinor, green, water, building, estate or station; `properties.name` is a Text. */
  features: FeatureCollection;
}
