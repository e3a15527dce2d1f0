import { expect, test } from 'vitest';
import { readLonLat } from './lonLat.ts';

test('longitude and latitude are read as people write them', () => {
  expect(readLonLat('121.45, 31.229')).toEqual({ lon: 121.45, lat: 31.229 });
  expect(readLonLat(' 121.45，31.229 ')).toEqual({ lon: 121.45, lat: 31.229 });
  expect(readLonLat('121.45 31.229')).toEqual({ lon: 121.45, lat: 31.229 });
});

test('what is no point is none', () => {
  for (const text of ['', '121.45', '华山路', '200, 31', '121, 95', '31.2, 121.4']) expect(readLonLat(text)).toBeNull();
});
