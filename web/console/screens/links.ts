import type { PanelPart, SignLink, VitalSign } from '@shared/api/types/index.ts';
import { formatNumber } from '@shared/time/format.ts';

/** The page of the list behind a figure: the alarms' page shows what stands unless it is told otherwise, the others what they are asked for. */
export function listAddress(link: SignLink): string {
  const search = new URLSearchParams(link.query);
  if (link.to === 'alarms') {
    if (search.get('active') !== 'true') search.set('show', 'all');
    search.delete('active');
  }
  return `/${link.to}?${search.toString()}`;
}

export const signText = (sign: Pick<VitalSign, 'value' | 'unit'>): { value: string; unit: string } => ({
  value: formatNumber(sign.value), unit: sign.unit === 'percent' && sign.value !== null ? '%' : '',
});

/** A share is a figure that stands for a part of a whole. */
export const isShare = (part: PanelPart['part']): boolean => part === 'onTime';
