import { describe, expect, it } from 'vitest';
import { suggest, type Suggestions, type Vocabulary } from '../scenarios/editor/suggest.ts';
import { template } from '../scenarios/template.ts';
import { keyLines } from '../scenarios/editor/place.ts';
import { packageSchema, schemaAt } from '../scenarios/editor/schema.ts';

const known: Vocabulary = {
  categories: [{ code: '03-01', name: '果皮箱满溢' }], kinds: [{ code: 'counter', name: '客流计', values: ['in', 'out'] }],
  packages: [{ code: 'street-care', name: '街面精细化管理' }], roles: { officer: '街面巡逻' },
};
const bin = 'deviceKinds:\n  bin:\n    values:\n      fill: { range: [0, 100] }\n    conditions:\n      overflow:\n        ';
const at = (text: string, lang: 'zh' | 'en' = 'zh'): Suggestions | null => suggest(text.replace('|', ''), text.indexOf('|'), known, lang);
const labels = (text: string): string[] => at(text)?.options.map((o) => o.label) ?? [];

describe('completion', () => {
  it('offers the keys of the place that are not there yet, said in the language', () => {
    expect(labels(`${bin}name: { zh: a, en: b }\n        |`)).toContain('severity');
    expect(labels(`${bin}name: { zh: a, en: b }\n        |`)).not.toContain('name');
    expect(at(`${bin}|`, 'en')?.options.find((o) => o.label === 'until')?.detail).toContain('over when');
    expect(at(`${bin}|`)?.options.find((o) => o.label === 'until')).toMatchObject({ apply: 'until: ', kind: 'key' });
  });
  it('says a condition word by word', () => {
    expect(labels(`${bin}when: [|`)).toEqual(['fill']);
    expect(labels(`${bin}when: [fill |`)).toContain('>=');
    expect(labels(`${bin}when: [fill >= 95, fill >= 85 |`)).toEqual(['for']);
    expect(labels(`${bin}when: [fill >= 85 for |`)).toContain('5m');
    expect(labels(`${bin}until: fill < 60 |`)).toEqual([]);
    expect(labels(`${bin}outOfRange: fill |`)).toEqual(['for']);
    expect(labels(`${bin}days: |`)).toEqual(['workdays', 'weekends']);
    expect(labels(`${bin}days: [sat, |`)).toContain('sun');
    expect(labels(`${bin}rises: fill by 20 |`)).toEqual(['within']);
    expect(labels(`${bin}often: fill >= 95 3 |`)).toEqual(['times']);
  });
  it('replaces only the word that is being written', () => {
    const text = `${bin}when: [fill >= 95, fi`;
    expect(suggest(text, text.length, known, 'zh')?.from).toBe(text.length - 2);
  });
  it('knows categories of the text and of the city', () => {
    expect(labels(`${bin}category: |`)).toEqual(['03-01']);
    expect(labels(`categories:\n  - code: "07"\n    name: { zh: 水, en: Water }\n${bin}category: |`)).toEqual(['03-01', '07']);
  });
  it('knows values of kinds that another package declares', () => expect(labels('watches:\n  counter:\n    conditions:\n      crowd:\n        when: [|')).toEqual(['in', 'out']));
  it('knows roles, choices, packages and what a reading may say', () => {
    expect(labels('calls:\n  sensor: [officer, |')).toContain('pointOwner');
    expect(labels('field: |')).toContain('sanitation');
    expect(labels('needs: [|')).toEqual(['street-care']);
    expect(labels(`${bin}name: x\nexamples:\n  - name: a\n    kind: bin\n    readings:\n      - { at: "10:00", |`)).toEqual(['device', 'heard', 'validAt', 'fill']);
    expect(labels(`${bin}name: x\nexamples:\n  - name: a\n    kind: bin\n    expect:\n      - { condition: |`)).toEqual(['overflow']);
  });
  it('says nothing where any text may stand', () => expect(at('purpose:\n  zh: |')).toBeNull());
});

describe('a new package', () => {
  const text = template({ code: 'lift-stopped', field: 'facilities', nameZh: '电梯困人', nameEn: 'Lift stopped' });
  it('begins with a text that the format knows', () => {
    expect(keyLines(text).filter(({ path }) => schemaAt(packageSchema, path) === null)).toEqual([]);
    expect(text).toContain('package: lift-stopped\n');
    expect(text).toContain('  liftStopped:\n');
  });
  it('quotes a name that is more than words', () => expect(template({ code: 'a', field: 'safety', nameZh: '火、烟: 报警', nameEn: '' })).toContain('zh: "火、烟: 报警"'));
});
