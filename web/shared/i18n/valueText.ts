import type { DeviceValue } from '../api/types/index.ts';
import { formatValue } from '../time/format.ts';
import { say, type Lang } from './lang.ts';

/** A value of a device as screens say it: `93%`, `是`, `困人`. */
export const valueText = (value: Pick<DeviceValue, 'value' | 'unit' | 'said'>, lang: Lang): string =>
  value.said ? say(value.said, lang) : formatValue(typeof value.value === 'number' ? value.value : null, value.unit);

/** A number of that value as screens say it: a word goes by its place in the list, a boolean is 0 or 1. */
export function numberText(number: number | null | undefined, known: Pick<DeviceValue, 'unit' | 'words'> | undefined, lang: Lang): string {
  const word = typeof number === 'number' ? known?.words[number] : undefined;
  return word ? say(word, lang) : formatValue(number, known?.unit);
}
