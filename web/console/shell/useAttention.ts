import type { Attention } from '@shared/api/types/index.ts';
import { useMay } from '@shared/session/useSession.ts';
import { useFigures } from '../live/useFigures.ts';

const calm: Attention = { alarms: 0, operators: 0, perOperator: 0, floodSince: null };

/** How many alarms call the operators of this center, and whether that is a flood; calm for whoever may not see figures. */
export function useAttention(): Attention {
  const may = useMay('figures.read');
  return useFigures(null, may).data?.attention ?? calm;
}
