import type { Point } from '@shared/api/types/index.ts';
import { formatDistance } from '@shared/time/format.ts';
import { useDesk } from '../desk/Desk.ts';
import { useTold } from '../desk/Told.ts';
import { bearingDegrees, distanceMeters, walkMinutes, windOf } from '../rules/where.ts';
import { useWords } from '../words.ts';

export interface Far {
  meters: number;
  /** `320 米`. */
  distance: string;
  /** `东北方向`. */
  way: string;
  wind: string;
  bearing: number;
  walkMinutes: number;
}

/** How far and which way the place is from this phone; null while the phone does not know where it is. */
export function useFar(place: Point): Far | null {
  const desk = useDesk();
  const t = useWords();
  const fix = useTold(desk.position.fix);
  if (!fix) return null;
  const meters = distanceMeters(fix, place);
  const bearing = bearingDegrees(fix, place);
  const wind = t(`wind.${windOf(bearing)}`);
  return {
    meters, bearing, wind, distance: formatDistance(meters, t.lang), way: t('where.way', { wind }), walkMinutes: walkMinutes(meters),
  };
}
