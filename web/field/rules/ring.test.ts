import { describe, expect, it } from 'vitest';
import { acceptFromShare, countdown, dialOf, firstRing, slideShare, withRing } from './ring.ts';

const since = '2026-11-22T08:00:00.000Z';
const until = '2026-11-22T08:01:00.000Z';
const at = (seconds: number) => Date.parse(since) + seconds * 1000;

describe('the countdown', () => {
  it('shows the seconds of the city clock at its own speed', () => {
    expect(countdown({ since, until }, at(15), 1)).toEqual({ secondsLeft: 45, share: 0.75, over: false });
  });

  it('shows the seconds of a watch when the city runs faster', () => {
    expect(countdown({ since, until }, at(0), 60).secondsLeft).toBe(1);
  });

  it('never falls below nothing', () => {
    expect(countdown({ since, until }, at(90), 1)).toEqual({ secondsLeft: 0, share: 0, over: true });
  });

  it('has no seconds when the ring has no end', () => {
    expect(countdown({ since, until: null }, at(900), 1)).toEqual({ secondsLeft: null, share: 1, over: false });
  });

  it('survives a stopped clock', () => {
    expect(countdown({ since, until }, at(30), 0).secondsLeft).toBe(30);
  });
});

describe('of several rings', () => {
  const ring = (callId: string, severity: number, end: string | null = until) => ({ callId, severity, since, until: end });

  it('the worst goes first', () => {
    expect(firstRing([ring('a', 2), ring('b', 4)], new Set(), at(1))?.callId).toBe('b');
  });

  it('the one that ends sooner goes first among equals', () => {
    expect(firstRing([ring('a', 2, null), ring('b', 2)], new Set(), at(1))?.callId).toBe('b');
  });

  it('the ended and the answered are silent', () => {
    expect(firstRing([ring('a', 2), ring('b', 2)], new Set(['a']), at(61))).toBeNull();
    expect(firstRing([ring('a', 2)], new Set(['a']), at(1))).toBeNull();
  });

  it('one told twice rings once', () => {
    expect(withRing(withRing([], ring('a', 2)), ring('a', 3))).toEqual([ring('a', 3)]);
  });
});

describe('the slide', () => {
  it('counts only the way towards the end', () => {
    expect(slideShare(10, 0, 200, false)).toBe(0);
    expect(slideShare(0, 100, 200, false)).toBe(0.5);
    expect(slideShare(0, 500, 200, false)).toBe(1);
  });

  it('goes the other way under the left hand', () => {
    expect(slideShare(200, 10, 200, true)).toBeGreaterThan(acceptFromShare);
  });

  it('does nothing before it is laid out', () => {
    expect(slideShare(0, 50, 0, false)).toBe(0);
  });
});

describe('the dial', () => {
  const left = { secondsLeft: 45, share: 0.75, over: false };
  it('counts down to the acceptance of an officer, receipt or not', () => {
    for (const receipted of [true, false]) expect(dialOf(left, false, receipted)).toEqual({ secondsLeft: 45, share: 0.75, word: 'ring.seconds' });
    expect(dialOf({ ...left, secondsLeft: null }, false, true).word).toBe('ring.noEnd');
  });

  it('says to a crew when the center knows, and asks for no more', () => {
    expect(dialOf(left, true, false)).toEqual({ secondsLeft: 45, share: 0.75, word: 'ring.crew.seconds' });
    expect(dialOf(left, true, true)).toEqual({ secondsLeft: null, share: 1, word: 'ring.crew.told' });
  });
});
