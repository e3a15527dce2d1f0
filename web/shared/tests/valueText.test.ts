import { describe, expect, it } from 'vitest';
import { numberText, valueText } from '../i18n/valueText.ts';

const stopped = { zh: '停运', en: 'Stopped' };
const words = [{ zh: '正常', en: 'Normal' }, stopped];

describe('a value as screens say it', () => {
  it('is a number with its unit', () => expect(valueText({ value: 93, unit: '%', said: null }, 'zh')).toBe('93%'));
  it('is a word in the reader’s language, never the code that the device sends', () => {
    expect(valueText({ value: 'stopped', unit: '', said: stopped }, 'zh')).toBe('停运');
    expect(valueText({ value: true, unit: '', said: { zh: '是', en: 'yes' } }, 'en')).toBe('yes');
  });
  it('is a dash when it is neither', () => expect(valueText({ value: 'stopped', unit: '', said: null }, 'zh')).toBe('–'));
  it('is a word also where it comes as the number that it is counted as', () => {
    expect(numberText(1, { unit: '', words }, 'en')).toBe('Stopped');
    expect(numberText(7, { unit: '', words }, 'en')).toBe('7');
    expect(numberText(1, { unit: '%', words: [] }, 'en')).toBe('1%');
    expect(numberText(null, undefined, 'en')).toBe('–');
  });
});
