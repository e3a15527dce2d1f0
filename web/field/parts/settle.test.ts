import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { isSettling, settle } from './settle.ts';

describe('the rest after a press', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('outlasts the second tap of a double tap and then ends', () => {
    settle();
    vi.advanceTimersByTime(400);
    expect(isSettling()).toBe(true);
    vi.advanceTimersByTime(400);
    expect(isSettling()).toBe(false);
  });

  it('begins anew with each press', () => {
    settle();
    vi.advanceTimersByTime(600);
    settle();
    vi.advanceTimersByTime(600);
    expect(isSettling()).toBe(true);
    vi.advanceTimersByTime(200);
    expect(isSettling()).toBe(false);
  });
});
