import { describe, expect, it } from 'vitest';
import { explain } from '@shared/i18n/problems.ts';
import { addressIn, Chunk, ChunkLost } from '../parts/chunk.ts';

const lost = (): Promise<never> => Promise.reject(new TypeError('Failed to fetch dynamically imported module: http://host/assets/CasesPage-x1.js'));

describe('a part of the pages', () => {
  it('is fetched once', async () => {
    let times = 0;
    const chunk = new Chunk(() => Promise.resolve(++times), () => Promise.reject(new Error()));
    expect([await chunk.ask(), await chunk.ask()]).toEqual([1, 1]);
  });

  it('that did not come is asked for again, and blames the network', async () => {
    let isUp = false;
    const chunk = new Chunk<string>(() => (isUp ? Promise.resolve('page') : lost()), () => lost());
    const error: unknown = await chunk.ask().catch((e: unknown) => e);
    expect(error).toBeInstanceOf(ChunkLost);
    expect(explain(error, 'zh')).toContain('网络');
    isUp = true;
    expect(await chunk.ask()).toBe('page');
  });

  it('that the browser remembers as failed comes under an address of its own', async () => {
    const asked: string[] = [];
    const chunk = new Chunk<string>(() => lost(), (address) => {
      asked.push(address);
      return Promise.resolve('page');
    });
    await chunk.ask().catch(() => undefined);
    expect(await chunk.ask()).toBe('page');
    expect(asked).toEqual(['http://host/assets/CasesPage-x1.js?again=2']);
  });

  it('is named in the words of each browser', () => {
    expect(addressIn(new TypeError('error loading dynamically imported module: https://h/a/b.js'))).toBe('https://h/a/b.js');
    expect(addressIn(new TypeError('Importing a module script failed.'))).toBeNull();
  });
});
