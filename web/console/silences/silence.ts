import type { Alarm, AlarmSilence, CaseState, NewSilence, Silence } from '@shared/api/types/index.ts';
import { cityDay } from '@shared/time/format.ts';

const minute = 60_000;
const day = 24 * 60 * minute;
/** The city's offset, as the duty list has it. */
const offset = '+08:00';

export const lengths = ['30m', '2h', 'morning', 'until'] as const;
/** How long: half an hour, two hours, until the next 08:00 of the city, or until an instant that is given. */
export type Length = (typeof lengths)[number];

/** What the form holds; an empty text is as if it were not there. */
export interface SilenceDraft {
  kind: Silence['kind'];
  device?: string;
  condition?: string;
  deviceKind?: string;
  category?: string;
  area?: string;
  length: Length;
  /** Local to the city, as `<input type="datetime-local">` has it: `2026-11-22T20:00`. */
  from?: string;
  until?: string;
  reason: string;
}

/** When the next 08:00 of the city is, ms. */
export function nextMorning(now: number): number {
  const today = Date.parse(`${cityDay(now)}T08:00:00${offset}`);
  return today > now ? today : today + day;
}

/** The instant of a local entry; null when it is none. */
export function instantOf(local: string | undefined): number | null {
  const at = local ? Date.parse(`${local}:00${offset}`) : NaN;
  return Number.isNaN(at) ? null : at;
}

/** When it ends, ms; null while no end is given. */
export function endOf({ length, until, from }: Pick<SilenceDraft, 'length' | 'until' | 'from'>, now: number): number | null {
  const begins = Math.max(now, instantOf(from) ?? now);
  switch (length) {
    case '30m': return begins + 30 * minute;
    case '2h': return begins + 120 * minute;
    case 'morning': return nextMorning(begins);
    case 'until': return instantOf(until);
  }
}

/** What is sent; null while no end is given. */
export function requestOf(draft: SilenceDraft, now: number): NewSilence | null {
  const until = endOf(draft, now);
  if (until === null) return null;
  const from = instantOf(draft.from);
  const { kind, device, condition, deviceKind, category, area } = draft;
  return {
    kind, until: new Date(until).toISOString(), reason: draft.reason.trim(),
    ...(from !== null && from > now ? { from: new Date(from).toISOString() } : {}),
    ...(device ? { device } : {}), ...(condition ? { condition } : {}), ...(deviceKind ? { deviceKind } : {}), ...(category ? { category } : {}), ...(area ? { area } : {}),
  };
}

export type SilenceState = 'planned' | 'on' | 'ended' | 'over';

/** How it stands: to come, in force, ended by somebody, or run out. */
export function stateOf({ from, until, endedAt }: Pick<Silence, 'from' | 'until' | 'endedAt'>, now: number): SilenceState {
  if (endedAt) return 'ended';
  if (Date.parse(until) <= now) return 'over';
  return Date.parse(from) > now ? 'planned' : 'on';
}

/** The silence that is about a standing alarm now; null when there is none, or its time has run. */
export function silenceOn({ silencedBy, clearedAt }: Pick<Alarm, 'silencedBy' | 'clearedAt'>, now: number): AlarmSilence | null {
  return silencedBy && !clearedAt && Date.parse(silencedBy.until) > now ? silencedBy : null;
}

/** The cases of standing alarms of one device that a silence would be about; an empty condition is all of them. */
export function casesUnder(alarms: readonly Pick<Alarm, 'condition' | 'clearedAt' | 'caseNumber'>[], condition: string): string[] {
  return [...new Set(alarms.flatMap((a) => (a.caseNumber && !a.clearedAt && (condition === '' || condition === a.condition) ? [a.caseNumber] : [])))];
}

/** How a case goes on under a silence: people are called until somebody takes it, then it is worked on; null when it is closed. */
export function goesOn(state: CaseState): 'calling' | 'inHand' | null {
  return state === 'closed' ? null : state === 'filed' ? 'calling' : 'inHand';
}
