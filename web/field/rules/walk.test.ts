import { describe, expect, it } from 'vitest';
import type { CaseState, Outcome } from '@shared/api/types/index.ts';
import { doneWord, pathMarks, pathSteps, presentStep, type StepMark } from './walk.ts';

const walk = (state: CaseState, outcome: Outcome | null, ...codes: string[]): Record<string, StepMark> => {
  const marks = pathMarks({ state, outcome, history: codes.map((code, i) => ({ code, id: `${i}`, at: `2026-11-22T08:00:0${i}.000Z` })) });
  return Object.fromEntries(pathSteps.map((step, i) => [step, marks[i]!]));
};

describe('the drawn way of a case', () => {
  it('lights one step', () => {
    expect(presentStep('filed')).toBe(0);
    expect(presentStep('handedOver')).toBe(presentStep('handling'));
    expect(presentStep('closed')).toBe(6);
    expect(walk('onTheWay', null, 'accept', 'onTheWay')).toEqual({ accept: 'past', go: 'past', arrive: 'present', verify: 'ahead', handle: 'ahead', check: 'ahead' });
  });

  it('has every step behind it after work was done there', () => {
    expect(walk('done', 'cleared', 'accept', 'arrived', 'reallySo', 'handedOver', 'done'))
      .toEqual({ accept: 'past', go: 'past', arrive: 'past', verify: 'past', handle: 'past', check: 'present' });
  });

  it('says of an alarm that cleared before anyone came that nobody arrived, verified or handled', () => {
    expect(walk('done', 'clearedItself', 'filedFromAlarm', 'called', 'accept', 'onTheWay', 'sensorClear', 'clearedItself'))
      .toEqual({ accept: 'past', go: 'past', arrive: 'skipped', verify: 'skipped', handle: 'skipped', check: 'present' });
    expect(walk('done', 'clearedItself', 'filedFromAlarm', 'accept', 'clearedItself').go).toBe('skipped');
    expect(walk('done', 'clearedItself', 'filedFromAlarm', 'called', 'clearedItself').accept).toBe('skipped');
    expect(walk('closed', 'clearedItself', 'accept', 'onTheWay', 'clearedItself', 'checked'))
      .toEqual({ accept: 'past', go: 'past', arrive: 'skipped', verify: 'skipped', handle: 'skipped', check: 'past' });
  });

  it('does not count what was done before the way began anew', () => {
    expect(walk('done', 'clearedItself', 'accept', 'onTheWay', 'notMine', 'called', 'clearedItself').accept).toBe('skipped');
    expect(walk('done', 'clearedItself', 'accept', 'onTheWay', 'reopened', 'accept', 'clearedItself')).toMatchObject({ accept: 'past', go: 'skipped' });
  });

  it('has nothing handled where there was nothing to clear', () => {
    for (const outcome of ['alreadyClear', 'falseAlarm', 'notFound'] as const) {
      expect(walk('done', outcome, 'accept', 'arrived', outcome)).toMatchObject({ arrive: 'past', verify: 'past', handle: 'skipped', check: 'present' });
    }
  });

  it('has no check where the sample passed the case by', () => {
    expect(walk('closed', 'pickedUp', 'accept', 'arrived', 'pickedUp', 'closedUnsampled')).toMatchObject({ handle: 'past', check: 'skipped' });
    expect(walk('closed', 'pickedUp', 'accept', 'arrived', 'pickedUp', 'checked').check).toBe('past');
  });
});

describe('why there is nothing to press', () => {
  it('says what happened', () => {
    expect([null, 'cleared', 'pickedUp', 'clearedItself', 'falseAlarm'].map((outcome) => doneWord(outcome as Outcome | null)))
      .toEqual(['done', 'done', 'done', 'clearedItself', 'falseAlarm']);
  });
});
