import { cityDay } from '@shared/time/format.ts';

/** The city's clock is eight hours ahead of UTC all year. */
const offset = '+08:00';
const dayMs = 86_400_000;

/** The instant at which the city's day `2026-11-22` is over: what "until that day" means. */
export const endOfDay = (day: string): string => new Date(Date.parse(`${day}T00:00:00${offset}`) + dayMs).toISOString();

/** The last day that an end covers: the day before when it falls on a midnight. */
export const lastDayOf = (end: string): string => cityDay(Date.parse(end) - 1);

/** The city's day so many days after `now`. */
export const dayAfter = (now: number, days: number): string => cityDay(now + days * dayMs);
