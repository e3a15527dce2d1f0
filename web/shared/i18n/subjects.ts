import type { CaseSource, HistoryEntry } from '../api/types/index.ts';

/** What a case's or an alarm's device id names: a device; a register's row (`shopPermit:88`); or a place of which devices or rows are counted (`smoke@area:7`). */
export type Subject = 'device' | 'row' | 'place';

export function subjectOf(id: string | null | undefined): Subject {
  const mark = /[:@]/.exec(id ?? '')?.[0];
  return mark === ':' ? 'row' : mark === '@' ? 'place' : 'device';
}

const endings: Record<Subject, string> = { device: '', row: 'Row', place: 'Place' };

/** The key of a sentence about such a subject: its own where there is one, else the one for all. */
export function keyAbout(key: string, id: string | null | undefined, knows: (key: string) => boolean): string {
  const own = key + endings[subjectOf(id)];
  return knows(own) ? own : key;
}

/** By what way it came: a register is no device, and of a place no single one speaks. */
export const howOf = (how: HistoryEntry['how'], id: string | null | undefined): HistoryEntry['how'] | 'register' => {
  const subject = subjectOf(id);
  return how !== 'device' || subject === 'device' ? how : subject === 'row' ? 'register' : 'rule';
};

/** Where a case came from. */
export const sourceOf = ({ source, deviceId }: { source: CaseSource; deviceId: string | null }): CaseSource | 'register' =>
  source === 'sensor' && subjectOf(deviceId) === 'row' ? 'register' : source;
