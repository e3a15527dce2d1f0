import type { Coded, DeviceValue } from '@shared/api/types/index.ts';

/**
 * A device's values with what a case's evidence knows later: the case's news is here before the device has been asked again, and an old
 * value beside it would contradict it. Pure.
 */
export function withEvidence(values: readonly DeviceValue[], evidence: ReadonlyArray<Coded & { at: string }>): DeviceValue[] {
  return values.map((known) => evidence.reduce<DeviceValue>((newest, { args, at }) => {
    if (args?.['name'] !== known.name || typeof args['value'] !== 'number') return newest;
    const measuredAt = typeof args['at'] === 'string' ? args['at'] : at;
    const later = newest.at === null || Date.parse(measuredAt) > Date.parse(newest.at);
    return later ? { ...newest, value: args['value'], said: known.words[args['value']] ?? null, at: measuredAt } : newest;
  }, known));
}
