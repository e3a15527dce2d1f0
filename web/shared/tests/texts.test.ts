import { describe, expect, it } from 'vitest';
import { caseTexts } from '../i18n/caseTexts.ts';
import { definePairs, fill } from '../i18n/texts.ts';
import { en } from '../i18n/en.ts';
import { zh } from '../i18n/zh.ts';

describe('texts', () => {
  it('says one word of one and another of several, in numbers and as they are written', () => {
    const lines = '{count} {count:line is|lines are} out';
    expect(fill(lines, { count: 1 }, 'en')).toBe('1 line is out');
    expect(fill(lines, { count: '1' }, 'en')).toBe('1 line is out');
    expect(fill(lines, { count: 0 }, 'en')).toBe('0 lines are out');
    expect(fill(lines, { count: '1,001' }, 'en')).toBe('1,001 lines are out');
  });
  it('fills places, says bilingual arguments, and dashes what is missing', () => {
    expect(fill('呼叫 {name}，{distance}', { name: { zh: '王建国', en: 'Wang' } }, 'zh')).toBe('呼叫 王建国，–');
  });
  it('falls back for a code it does not know', () => {
    const t = definePairs({ a: ['甲', 'A'] }).texts('en');
    expect(t('a')).toBe('A');
    expect(t.of('b', null, 'other')).toBe('other');
    expect(t.knows('b')).toBe(false);
  });
  it('has the same places in both languages', () => {
    const places = (s: string): string[] => (s.match(/\{\w+\}/g) ?? []).sort();
    for (const key of Object.keys(zh) as (keyof typeof zh)[]) expect(places(en[key]), key).toEqual(places(zh[key]));
  });
  it('calls a move by one word, on its button and in the history', () => {
    const history = caseTexts('zh');
    for (const key of Object.keys(zh) as (keyof typeof zh)[]) {
      const line = key.replace(/^move\./, 'history.');
      if (line !== key && history.knows(line)) expect(history.of(line), key).toContain(zh[key]);
    }
  });
});
