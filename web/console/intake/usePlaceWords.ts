import { useQuery } from '@tanstack/react-query';
import { api } from '@shared/api/client.ts';
import type { Page, Point, Text } from '@shared/api/types/index.ts';
import { useCityMap } from '../map/useCityMap.ts';
import { nearestRoad, sayPlace, type Street } from './placeWords.ts';

/** A chosen place as people say it; null while that is not known, or where no road runs near. */
export function usePlaceWords(areaId: string | null | undefined, place: Point | null): Text | null {
  const map = useCityMap(areaId).data;
  const road = place && map ? nearestRoad(map, place) : null;
  const street = useQuery({
    queryKey: ['street', road?.zh], enabled: road !== null, staleTime: Infinity,
    queryFn: async ({ signal }) => (await api.get<Page<Street>>('/streets', { q: road?.zh ?? '', limit: 20 }, signal)).items.find((s) => s.name.zh === road?.zh) ?? null,
  });
  return place && road ? sayPlace(road, street.data?.crossings ?? [], place) : null;
}
