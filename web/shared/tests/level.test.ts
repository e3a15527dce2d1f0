import { describe, expect, it } from 'vitest';
import { levelText } from '../marks/level.ts';

describe('a level of response', () => {
  it.each([
    ['III', { zh: 'III级响应', en: 'Response III' }, 'III级响应', 'Response III'],
    ['II', { zh: '分段单行', en: 'One way' }, 'II级响应 分段单行', 'Level II: One way'],
    ['I', { zh: 'III级响应', en: 'Response III' }, 'I级响应 III级响应', 'Level I: Response III'],
    ['IV', null, 'IV级响应', 'Level IV'],
  ] as const)('%s is said with its numeral and what the package calls it', (level, name, zh, en) => {
    expect(levelText(level, name, 'zh')).toBe(zh);
    expect(levelText(level, name, 'en')).toBe(en);
  });
  it('is a dash when there is none', () => expect(levelText(null, null, 'zh')).toBe('–'));
});
