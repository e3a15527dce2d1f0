import type { Role } from '@shared/api/types/index.ts';

/** When a shift ends for this phone, and what it means to be off it: pure. Off the network too it must end, so the phone counts itself. */

export interface ShiftTimes {
  /** Null until it is known. */
  on: boolean | null;
  /** City time. */
  until: string | null;
}

/** Timers of browsers hold 24 days; a day is enough to look again, in ms. */
const longestMs = 86400000;

/** The shift as it stands at `cityNow`: past its end nobody is on it any more. */
export function shiftAt(shift: ShiftTimes, cityNow: number): ShiftTimes {
  return shift.on && shift.until !== null && Date.parse(shift.until) <= cityNow ? { on: false, until: null } : shift;
}

/** Machine ms until the end, at the city's rate; null where there is none to wait for. */
export function msToEnd(shift: ShiftTimes, cityNow: number, rate: number): number | null {
  if (!shift.on || shift.until === null || rate <= 0) return null;
  return Math.min(longestMs, Math.max(0, Math.ceil((Date.parse(shift.until) - cityNow) / rate)));
}

/**
 * Who is called while off shift, which the empty list says: point owners always are, for their own places; officers and crews only after
 * they have checked in.
 */
export type OffShift = 'byShift' | 'always' | 'both';
export function offShiftOf(roles: readonly Role[]): OffShift {
  if (!roles.includes('pointOwner')) return 'byShift';
  return roles.some((role) => role === 'officer' || role === 'crew') ? 'both' : 'always';
}
