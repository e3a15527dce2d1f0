import { describe, expect, it } from 'vitest';
import { looksFinished, saidOf } from './standing.ts';

const answer = (solved: boolean) => ({ solved, at: '2026-11-22T08:00:00.000Z' });

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
