import { describe, expect, it } from 'vitest';
import { sentence } from '../case/coded.ts';
import { markShared, sharedWords } from '../parts/similarWords.ts';

describe('what two reports share', () => {
  it('is read from the reasons, the longest first', () => {
    expect(sharedWords([{ code: 'nearBy', args: { meters: 20 } }, { code: 'wordsInCommon', args: { words: ['满了', '垃圾桶满了'] } }])).toEqual(['垃圾桶满了', '满了']);
    expect(sharedWords([{ code: 'wordsInCommon' }])).toEqual([]);
  });
  it('is marked wherever it stands, and nothing is lost', () => {
    expect(markShared('路口垃圾桶满了，垃圾桶满了', ['垃圾桶满了'])).toEqual([
      { text: '路口', marked: false }, { text: '垃圾桶满了', marked: true }, { text: '，', marked: false }, { text: '垃圾桶满了', marked: true },
    ]);
    expect(markShared('Bin full', ['bin']).map((p) => p.text).join('')).toBe('Bin full');
    expect(markShared('Bin full', ['bin'])[0]).toEqual({ text: 'Bin', marked: true });
    expect(markShared('', ['x'])).toEqual([]);
    expect(markShared('满', ['满'])).toEqual([{ text: '满', marked: false }]);
  });
  it('is said in plain words', () => {
    const setting = { lang: 'zh' as const, now: 0, device: undefined, conditionName: null };
    expect(sentence('reason', { code: 'nearBy', args: { meters: 40 } }, setting)).toBe('相距 40 米');
    expect(sentence('reason', { code: 'wordsInCommon', args: { words: ['垃圾桶', '满了'] } }, setting)).toBe('都说到“垃圾桶、满了”');
    expect(sentence('history', { code: 'meToo', args: { number: '2026-沪-000002', reporters: 2 } }, setting)).toBe('又一人反映同一件，编号 2026-沪-000002，共 2 人');
  });
});
