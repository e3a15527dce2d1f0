import { useEffect, useState } from 'react';
import { api } from '@shared/api/client.ts';
import type { CityMap } from '@shared/api/types/index.ts';

const known = new Map<string, Promise<CityMap>>();

/** The map of an area, fetched once per page; undefined while it comes, null when it cannot be had. */
export function useCityMap(areaId: string): CityMap | null | undefined {
  const [map, setMap] = useState<CityMap | null | undefined>(undefined);
  useEffect(() => {
    let left = false;
    let asked = known.get(areaId);
    if (!asked) {
      asked = api.get<CityMap>('/map', { area: areaId });
      known.set(areaId, asked);
    }
    asked.then((found) => {
      if (!left) setMap(found);
    }).catch(() => {
      known.delete(areaId);
      if (!left) setMap(null);
    });
    return () => {
      left = true;
    };
  }, [areaId]);
  return map;
}
