import { describe, expect, it } from 'vitest';
import { isKnownPicture } from '../photo/picture.ts';

const bytes = (...all: number[]) => new Uint8Array(all);
const text = (words: string) => new TextEncoder().encode(words);

describe('a file', () => {
  it('is a picture by its first bytes', () => {
    expect(isKnownPicture(bytes(0xff, 0xd8, 0xff, 0xe0, 0, 16))).toBe(true);
    expect(isKnownPicture(bytes(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0))).toBe(true);
    expect(isKnownPicture(bytes(0x52, 0x49, 0x46, 0x46, 1, 2, 3, 4, 0x57, 0x45, 0x42, 0x50))).toBe(true);
  });

  it('is none by its name alone', () => {
    expect(isKnownPicture(text('not a picture at all'))).toBe(false);
    expect(isKnownPicture(text('RIFF1234WAVE'))).toBe(false);
    expect(isKnownPicture(bytes())).toBe(false);
  });
});
