import { describe, expect, it } from 'vitest';
import { numberOf } from '../parts/series.ts';

describe('what is drawn for a value', () => {
  it('is a number, a boolean as 0 or 1, a word by its place', () => {
    expect([numberOf(3.5, []), numberOf(true, []), numberOf(false, []), numberOf('trapped', ['normal', 'trapped'])]).toEqual([3.5, 1, 0, 1]);
  });
  it('is nothing for what the kind does not know', () => expect([numberOf('gone', ['normal']), numberOf(null, []), numberOf(undefined, [])]).toEqual([null, null, null]));
});
