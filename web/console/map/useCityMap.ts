import { useQuery } from '@tanstack/react-query';
import { api } from '@shared/api/client.ts';
import type { CityMap } from '@shared/api/types/index.ts';

/** The drawn map of an area; asked apart from the view, so that who only wants to know what is drawn loads no map library. */
export const useCityMap = (areaId?: string | null) =>
  useQuery({ queryKey: ['map', areaId ?? null], queryFn: () => api.get<CityMap>('/map', { area: areaId ?? null }), staleTime: Infinity });
