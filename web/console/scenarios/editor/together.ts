import type { OutlinedGroup } from './outline.ts';
import type { Suggestion } from './suggest.ts';

const joins = ['and', 'or', 'not', 'for'] as const;
const meaning: Record<(typeof joins)[number], { zh: string; en: string }> = {
  and: { zh: '并且', en: 'both' }, or: { zh: '或者', en: 'one of both' }, not: { zh: '没有', en: 'is not so' }, for: { zh: '持续', en: 'held for' },
};
const signs: Record<string, { zh: string; en: string }> = {
  '>=': { zh: '至少', en: 'at least' }, '>': { zh: '多于', en: 'more than' }, '<=': { zh: '至多', en: 'at most' }, '<': { zh: '少于', en: 'fewer than' }, is: { zh: '正好', en: 'exactly' },
};

/**
 * What may come next in a sentence over the counts of a group, such as `flooded and not (pumping or drained) for 10m`, by what is there of it.
 * `mayHold` is false where no `for` may end it.
 */
export function together(typed: string, after: string, group: OutlinedGroup, lang: 'zh' | 'en', mayHold: boolean): Suggestion[] {
  const tokens = typed.replace(/^["']/, '').replace(/[()]/g, ' $& ').split(/\s+/);
  const before = tokens.slice(0, -1).filter((token) => token !== '');
  const last = before.at(-1) ?? '';
  const open = before.filter((t) => t === '(').length - before.filter((t) => t === ')').length;
  const word = (label: string, detail: string): Suggestion => ({ label, apply: label, detail, kind: 'word' });
  const value = (label: string, detail = ''): Suggestion => ({ label, apply: label, detail, kind: 'value' });
  const join = (...of: (typeof joins)[number][]): Suggestion[] => of.map((w) => word(w, meaning[w][lang]));

  if (before.includes('for')) return last === 'for' ? ['1m', '2m', '5m', '10m', '30m', '1h'].map((span) => value(span)) : [];
  if (last === '' || last === '(' || ['and', 'or', 'not'].includes(last))
    return [...group.values.map((count) => value(count, group.labels[count]?.[lang] ?? '')), ...join('not'), word('(', '')].filter((s) => last !== 'not' || s.label !== 'not');
  if (last in signs) return ['1', '2', '3', '5'].map((n) => value(n)).concat(['30%', '50%', '100%'].map((n) => value(n, lang === 'zh' ? '占全部设备' : 'of the devices')));
  const compared = Object.entries(signs).map(([sign, said]) => word(sign, said[lang]));
  const isCount = group.values.includes(last);
  const closes = open > 0 && !after.trimStart().startsWith(')') ? [word(')', '')] : [];
  return [...(isCount ? compared : []), ...join('and', 'or'), ...closes, ...(mayHold && open === 0 ? join('for') : [])];
}
