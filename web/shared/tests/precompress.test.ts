import { describe, expect, it } from 'vitest';
import { worthCompressing } from '../../precompress.ts';

describe('a built file', () => {
  it('gets a compressed copy when it is text of some length', () => {
    expect(worthCompressing('assets/resident-Ab12.js', 47_000)).toBe(true);
    expect(worthCompressing('field/index.html', 1_200)).toBe(true);
  });

  it('gets none when it is short, a picture, or a copy itself', () => {
    expect(worthCompressing('favicon.svg', 278)).toBe(false);
    expect(worthCompressing('field/icon-192.png', 9_000)).toBe(false);
    expect(worthCompressing('assets/resident-Ab12.js.br', 14_000)).toBe(false);
  });
});
