/** The ring's countdown and its slide: pure. */

export interface RingTimes {
  since: string;
  /** Null rings until it is answered or ended. */
  until: string | null;
}

export interface Countdown {
  /** Whole seconds that a person at this phone still has; never below 0; null when the ring has no end. */
  secondsLeft: number | null;
  /** Share of the whole ring still left, 0..1. */
  share: number;
  over: boolean;
}

/**
 * `cityNow` is the city's clock in ms; `rate` its speed (60 in a demo at 60×), so that the seconds shown are those of the
 * person's own watch.
 */
export function countdown(ring: RingTimes, cityNow: number, rate: number): Countdown {
  if (ring.until === null) return { secondsLeft: null, share: 1, over: false };
  const since = Date.parse(ring.since);
  const until = Date.parse(ring.until);
  const left = Math.max(0, until - cityNow);
  const whole = Math.max(1, until - since);
  const speed = rate > 0 ? rate : 1;
  return { secondsLeft: Math.ceil(left / speed / 1000), share: Math.min(1, left / whole), over: left === 0 };
}

/** A crew's call, and one for whoever has the case already: there is nothing to accept, the center only waits to learn that the phone shows it. */
export const isToldOnly = (role: string): boolean => role === 'crew' || role === 'holder';

export interface RingLike extends RingTimes {
  callId: string;
  severity: number;
}

/**
 * What the dial of a ring says. A crew's call is not accepted: the center only waits to learn that the phone shows it, and once it has, nothing
 * more is counted down.
 */
export type DialWord = 'ring.noEnd' | 'ring.seconds' | 'ring.crew.seconds' | 'ring.crew.told';
export function dialOf(left: Countdown, crew: boolean, receipted: boolean): Pick<Countdown, 'secondsLeft' | 'share'> & { word: DialWord } {
  if (crew && receipted) return { secondsLeft: null, share: 1, word: 'ring.crew.told' };
  const word = left.secondsLeft === null ? 'ring.noEnd' : crew ? 'ring.crew.seconds' : 'ring.seconds';
  return { secondsLeft: left.secondsLeft, share: left.share, word };
}

/** Of several rings the worst goes first, then the one that ends soonest; ended and already answered ones are left out. */
export function firstRing<T extends RingLike>(rings: readonly T[], answered: ReadonlySet<string>, cityNow: number): T | null {
  const end = (ring: T) => (ring.until === null ? Infinity : Date.parse(ring.until));
  const live = rings.filter((ring) => !answered.has(ring.callId) && end(ring) > cityNow);
  live.sort((a, b) => b.severity - a.severity || (end(a) < end(b) ? -1 : 1));
  return live[0] ?? null;
}

/** Adds or replaces by call id; a ring told twice (socket and list) rings once. */
export function withRing<T extends RingLike>(rings: readonly T[], ring: T): T[] {
  return [...rings.filter((old) => old.callId !== ring.callId), ring];
}

/** How far the thumb went, 0..1, from where it was taken; `mirrored` for the left hand, where it slides the other way. */
export function slideShare(startX: number, x: number, trackPixels: number, mirrored: boolean): number {
  if (trackPixels <= 0) return 0;
  const moved = mirrored ? startX - x : x - startX;
  return Math.min(1, Math.max(0, moved / trackPixels));
}

/** A pocket brushes; a hand pulls to the end. */
export const acceptFromShare = 0.9;
