import { describe, expect, it } from 'vitest';
import { changed, isTyped } from '../parts/useUrlState.ts';

describe('filters in the address', () => {
  it('go back to the first page when they change', () => expect(changed(new URLSearchParams('state=open&cursor=9'), { late: 'true' }).toString()).toBe('state=open&late=true'));
  it('are undone by the browser’s back, but not letter by letter', () => {
    expect(isTyped({ state: 'open' })).toBe(false);
    expect(isTyped({ q: 'bin' })).toBe(true);
    expect(isTyped({ q: 'bin', account: null })).toBe(true);
    expect(isTyped({ q: null, state: null })).toBe(false);
  });
});
