import { describe, expect, it } from 'vitest';
import { lineNow } from '../scenarios/editor/lineNow.ts';
import { outline } from '../scenarios/editor/outline.ts';
import { suggest, type Suggestions, type Vocabulary } from '../scenarios/editor/suggest.ts';
import { template } from '../scenarios/template.ts';
import { keyLines } from '../scenarios/editor/place.ts';
import { packageSchema, schemaAt } from '../scenarios/editor/schema.ts';

const known: Vocabulary = {
  categories: [{ code: '03-01', name: '果皮箱满溢' }], kinds: [{ code: 'counter', name: '客流计', values: ['in', 'out'] }],
  conditions: [{ kind: 'transformer', code: 'out', name: '台区停电' }], packages: [{ code: 'street-care', name: '街面精细化管理' }], roles: { officer: '街面巡逻' },
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

describe('completion in groups', () => {
  const pumps = `deviceKinds:
  pump:
    values: { level: { range: [0, 9] } }
    conditions:
      failing:
        name: x
groups:
  place:
    of: neighborhood
    counts:
      flooded: { label: { zh: 积水下立交, en: Flooded underpasses }, of: [underpass.flooded] }
      failing:
        label: { zh: 不能排水的泵站, en: Pumps that fail }
        of: [pump.failing]
    conditions:
      helpless:
        `;
  it('names the counts, with what screens call them', () => {
    expect(labels(`${pumps}holds: |`)).toEqual(['flooded', 'failing', 'not', '(']);
    expect(at(`${pumps}holds: |`, 'en')?.options[0]).toMatchObject({ label: 'flooded', detail: 'Flooded underpasses' });
    expect(at(`${pumps}holds: |`)?.options[1]).toMatchObject({ label: 'failing', detail: '不能排水的泵站' });
  });
  it('joins them word by word', () => {
    expect(labels(`${pumps}holds: flooded |`)).toEqual(['>=', '>', '<=', '<', 'is', 'and', 'or', 'for']);
    expect(labels(`${pumps}holds: flooded and |`)).toEqual(['flooded', 'failing', 'not', '(']);
    expect(labels(`${pumps}holds: flooded and not |`)).toEqual(['flooded', 'failing', '(']);
    expect(labels(`${pumps}holds: flooded >= |`)).toEqual(['1', '2', '3', '5', '30%', '50%', '100%']);
    expect(labels(`${pumps}holds: flooded >= 30% |`)).toEqual(['and', 'or', 'for']);
    expect(labels(`${pumps}holds: flooded >= 30% for |`)).toContain('10m');
    expect(labels(`${pumps}holds: flooded for 10m |`)).toEqual([]);
    expect(labels(`${pumps}holds: "flooded and |"`)).toContain('failing');
  });
  it('opens and closes brackets, and holds nothing within them', () => {
    expect(labels(`${pumps}holds: flooded and (|`)).toEqual(['flooded', 'failing', 'not', '(']);
    expect(labels(`${pumps}holds: flooded and (failing |`)).toEqual(['>=', '>', '<=', '<', 'is', 'and', 'or', ')']);
    expect(labels(`${pumps}holds: flooded and (failing |)`)).not.toContain(')');
    expect(labels(`${pumps}holds: flooded and (failing) |`)).toEqual(['and', 'or', 'for']);
    const text = `${pumps}holds: flooded and (fai`;
    expect(suggest(text, text.length, known, 'zh')?.from).toBe(text.length - 3);
  });
  it('says the end as the beginning, and holds none', () => {
    expect(labels(`${pumps}holds: flooded\n        until: not |`)).toEqual(['flooded', 'failing', '(']);
    expect(labels(`${pumps}holds: flooded\n        until: flooded |`)).not.toContain('for');
    expect(labels(`${pumps}when: [flooded >= 3]\n        until: |`)).toEqual(['flooded', 'failing']);
    expect(labels(`${pumps}when: [|`)).toEqual(['flooded', 'failing']);
  });
  it('counts conditions of the text and of what it needs, and of groups above', () => {
    expect(labels('deviceKinds:\n  lamp:\n    conditions:\n      out:\ngroups:\n  road:\n    of: |')).toContain('road');
    expect(labels(`${pumps}holds: flooded\n  wide:\n    of: city\n    counts:\n      many: { of: [|`)).toEqual(['pump.failing', 'place.helpless', 'transformer.out']);
    expect(labels('deviceKinds:\n  lamp:\n    conditions:\n      out:\ngroups:\n  road:\n    counts:\n      dark: { of: [|')).toEqual(['lamp.out', 'transformer.out']);
  });
  it('knows causes', () => {
    expect(labels(`${pumps}hiddenBy: [|`)).toEqual(['helpless']);
    expect(labels(`${pumps}hiddenBy: [{ condition: |`)).toEqual(['pump.failing', 'place.helpless', 'transformer.out']);
  });
  it('knows an example of a group: its devices, their values, its conditions', () => {
    const example = `${pumps}holds: flooded\nexamples:\n  - name: a\n    kind: pump\n  - name: b\n    group: place\n    devices: { A: pump, B: counter }\n`;
    expect(labels(`${pumps}holds: flooded\nexamples:\n  - name: a\n    group: |`)).toEqual(['place']);
    expect(labels(`${example}    readings:\n      - { at: "10:00", device: |`)).toEqual(['A', 'B']);
    expect(labels(`${example}    readings:\n      - { at: "10:00", device: A, |`)).toEqual(['heard', 'validAt', 'level', 'in', 'out']);
    expect(labels(`${example}    expect:\n      - { condition: |`)).toEqual(['helpless']);
    expect(labels(`${example}    devices: { A: |`)).toEqual(['counter', 'pump']);
  });
  it('reads what a text needs', () => {
    expect(outline('needs: [street-care, "power-cut"]\n').needs).toEqual(['street-care', 'power-cut']);
    expect(outline('needs:\n  - street-care\n  - power-cut\nfield: x').needs).toEqual(['street-care', 'power-cut']);
  });
});

describe('the place of a mistake', () => {
  const was = 'a\nb\nc\nd';
  it('stays while nothing is written', () => expect(lineNow(was, was, 3)).toBe(3));
  it('moves with lines written above it', () => expect(lineNow(was, 'a\nnew\nnewer\nb\nc\nd', 3)).toBe(5));
  it('moves up with lines taken away above it', () => expect(lineNow(was, 'a\nc\nd', 4)).toBe(3));
  it('stays with lines written below it', () => expect(lineNow(was, 'a\nb\nc\nd\ne', 2)).toBe(2));
  it('is the line that was changed', () => expect(lineNow(was, 'a\nb\nC\nd', 3)).toBe(3));
  it('is where its line was, when that was taken away', () => expect(lineNow(was, 'a\nb\nd', 3)).toBe(3));
});

describe('a new package', () => {
  const text = template({ code: 'lift-stopped', field: 'facilities', nameZh: '电梯困人', nameEn: 'Lift stopped' });
  it('begins with a text that the format knows', () => {
    expect(keyLines(text).filter(({ path }) => schemaAt(packageSchema, path) === null)).toEqual([]);
    expect(text).toContain('package: lift-stopped\n');
    expect(text).toContain('  liftStopped:\n');
  });
  it('says what is to be filled in, in both languages', () => expect([text.match(/【待填】/g)?.length, text.match(/<fill in>/g)?.length]).toEqual([3, 3]));
  it('quotes a name that is more than words', () => expect(template({ code: 'a', field: 'safety', nameZh: '火、烟: 报警', nameEn: '' })).toContain('zh: "火、烟: 报警"'));
});
