import { describe, expect, it } from 'vitest';
import { headlineOf, looksFinished, saidOf } from './standing.ts';

const answer = (solved: boolean) => ({ solved, at: '2026-11-22T08:00:00.000Z' });

describe('the headline', () => {
  it('says how work ended that waits for its check', () => {
    expect(headlineOf({ state: 'done', outcome: 'cleared' })).toBe('state.done');
    expect(headlineOf({ state: 'done', outcome: 'pickedUp' })).toBe('state.done');
    expect(headlineOf({ state: 'done', outcome: 'falseAlarm' })).toBe('state.done.nothingFound');
    expect(headlineOf({ state: 'done', outcome: 'notFound' })).toBe('state.done.nothingFound');
    expect(headlineOf({ state: 'done', outcome: 'alreadyClear' })).toBe('state.done.alreadyClear');
    expect(headlineOf({ state: 'done', outcome: 'clearedItself' })).toBe('state.done.clearedItself');
  });

  it('says else how far it has come', () => {
    expect(headlineOf({ state: 'handling', outcome: null })).toBe('state.handling');
    expect(headlineOf({ state: 'closed', outcome: 'falseAlarm' })).toBe('state.closed');
  });
});

describe('an answer', () => {
  it('that is yes is thanked for', () => {
    expect(saidOf({ answer: answer(true), state: 'closed' })).toBe('thanks');
  });

  it('that is no says what happens next, and no green tick stands beside it', () => {
    expect(saidOf({ answer: answer(false), state: 'done' })).toBe('checked');
    expect(saidOf({ answer: answer(false), state: 'filed' })).toBe('again');
    expect(saidOf({ answer: answer(false), state: 'onTheWay' })).toBe('again');
    expect(looksFinished({ answer: answer(false), state: 'closed' })).toBe(false);
  });

  it('that was not given says nothing', () => {
    expect(saidOf({ answer: null, state: 'closed' })).toBeNull();
    expect(looksFinished({ answer: null, state: 'closed' })).toBe(true);
  });
});
