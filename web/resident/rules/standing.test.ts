import { describe, expect, it } from 'vitest';
import { words } from '../words.ts';
import { headlineOf, looksFinished, saidOf } from './standing.ts';

const t = words('zh');
const answer = (solved: boolean) => ({ solved, at: '2026-11-22T08:00:00.000Z' });

describe('the headline', () => {
  it('says how work ended that waits for its check', () => {
    expect(headlineOf({ state: 'done', stage: 'check', outcome: 'cleared' }, t)).toBe(t.of('state.done'));
    expect(headlineOf({ state: 'done', stage: 'check', outcome: 'pickedUp' }, t)).toBe(t.of('state.done'));
    expect(headlineOf({ state: 'done', stage: 'check', outcome: 'falseAlarm' }, t)).toBe(t.of('state.done.nothingFound'));
    expect(headlineOf({ state: 'done', stage: 'check', outcome: 'notFound' }, t)).toBe(t.of('state.done.nothingFound'));
    expect(headlineOf({ state: 'done', stage: 'check', outcome: 'alreadyClear' }, t)).toBe(t.of('state.done.alreadyClear'));
    expect(headlineOf({ state: 'done', stage: 'check', outcome: 'clearedItself' }, t)).toBe(t.of('state.done.clearedItself'));
  });

  it('says else how far it has come', () => {
    expect(headlineOf({ state: 'handling', stage: 'handle', outcome: null }, t)).toBe(t.of('state.handling'));
    expect(headlineOf({ state: 'dispatching', stage: 'dispatch', outcome: null }, t)).toBe(t.of('stage.dispatch'));
    expect(headlineOf({ state: 'closed', stage: 'ended', outcome: 'falseAlarm' }, t)).toBe(t.of('state.closed'));
  });
});

describe('an answer', () => {
  it('that is yes is thanked for', () => {
    expect(saidOf({ answer: answer(true), stage: 'ended' })).toBe('thanks');
  });

  it('that is no says what happens next, and no green tick stands beside it', () => {
    expect(saidOf({ answer: answer(false), stage: 'check' })).toBe('checked');
    expect(saidOf({ answer: answer(false), stage: 'dispatch' })).toBe('again');
    expect(saidOf({ answer: answer(false), stage: 'verify' })).toBe('again');
    expect(looksFinished({ answer: answer(false), stage: 'ended' })).toBe(false);
  });

  it('that was not given says nothing', () => {
    expect(saidOf({ answer: null, stage: 'ended' })).toBeNull();
    expect(looksFinished({ answer: null, stage: 'ended' })).toBe(true);
  });
});
