import { describe, expect, it } from 'vitest';
import type { CityMap } from '@shared/api/types/index.ts';
import { nearestRoad, sayPlace } from '../intake/placeWords.ts';

const nanjing = { zh: '南京西路', en: 'Nanjing West Road' };
const tongren = { name: { zh: '铜仁路', en: 'Tongren Road' }, lon: 121.445, lat: 31.229 };
const far = { name: { zh: '石门一路', en: 'Shimen 1st Road' }, lon: 121.456, lat: 31.231 };
const line = (name: typeof nanjing, ...coordinates: number[][]): CityMap['features']['features'][number] => ({ type: 'Feature', properties: { kind: 'road', name }, geometry: { type: 'LineString', coordinates } });
const map: Pick<CityMap, 'features'> = { features: { type: 'FeatureCollection', features: [line(nanjing, [121.44, 31.229], [121.46, 31.229]), line({ zh: '延安中路', en: 'Yan’an Middle Road' }, [121.44, 31.225], [121.46, 31.225])] } };

describe('a place in words', () => {
  it('is on the road that runs nearest', () => {
    expect(nearestRoad(map, { lon: 121.45, lat: 31.2288 })).toEqual(nanjing);
    expect(nearestRoad(map, { lon: 121.45, lat: 31.24 })).toBeNull();
  });
  it('is said from the nearest crossing', () => {
    expect(sayPlace(nanjing, [far, tongren], { lon: 121.4453, lat: 31.229 })).toEqual({ zh: '南京西路 铜仁路口东约 30 米', en: 'Nanjing West Road, about 30 m east of Tongren Road' });
    expect(sayPlace(nanjing, [far, tongren], { lon: 121.445, lat: 31.2291 }).zh).toBe('南京西路 铜仁路口');
    expect(sayPlace(nanjing, [], tongren)).toEqual(nanjing);
  });
});
