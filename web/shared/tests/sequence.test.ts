import { describe, expect, it } from 'vitest';
import { Sequences } from '../live/sequence.ts';

describe('Sequences', () => {
  it('takes numbers that count up by one', () => {
    const s = new Sequences();
    s.join([{ area: '7', seq: 10 }]);
    expect(s.take('7', 11)).toBe('next');
    expect(s.take('7', 12)).toBe('next');
  });

  it('calls a jump a gap and goes on from there', () => {
    const s = new Sequences();
    s.join([{ area: '7', seq: 10 }]);
    expect(s.take('7', 13)).toBe('gap');
    expect(s.take('7', 14)).toBe('next');
  });

  it('knows what it has already seen', () => {
    const s = new Sequences();
    s.join([{ area: '7', seq: 10 }]);
    expect(s.take('7', 10)).toBe('seen');
  });

  it('counts each group by itself, and the user alone', () => {
    const s = new Sequences();
    s.join([{ area: '7', seq: 10 }, { area: null, seq: 2 }]);
    expect(s.take(null, 3)).toBe('next');
    expect(s.take('8', 99)).toBe('next');
    expect(s.take('7', 11)).toBe('next');
  });

  it('keeps a number that overtook the answer to the join', () => {
    const s = new Sequences();
    s.take('7', 11);
    s.join([{ area: '7', seq: 10 }]);
    expect(s.take('7', 11)).toBe('seen');
    expect(s.take('7', 12)).toBe('next');
  });
});
