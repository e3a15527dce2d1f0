import { describe, expect, it } from 'vitest';
import { tooAlike } from './photos.ts';

const photo = (words: string) => new Blob([words], { type: 'image/jpeg' });

describe('the photos before and after', () => {
  it('must be two different ones', async () => {
    const one = photo('the bin, full');
    expect(await tooAlike([one, one], 2)).toBe(true);
    expect(await tooAlike([one, photo('the bin, full')], 2)).toBe(true);
    expect(await tooAlike([one, photo('the bin, done')], 2)).toBe(false);
    expect(await tooAlike([one, photo('the bin, now empty')], 2)).toBe(false);
  });

  it('are not compared while one is missing, or where none is needed', async () => {
    const one = photo('the bin, full');
    expect(await tooAlike([one, null], 2)).toBe(false);
    expect(await tooAlike([one], 1)).toBe(false);
    expect(await tooAlike([one, one], 0)).toBe(false);
  });

  it('leave one that cannot be read to the center', async () => {
    const gone = { size: 13, arrayBuffer: () => Promise.reject(new DOMException('gone', 'NotReadableError')) } as unknown as Blob;
    expect(await tooAlike([gone, photo('the bin, full')], 2)).toBe(false);
  });
});
