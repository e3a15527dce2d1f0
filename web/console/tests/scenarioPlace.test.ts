import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { keyLines, placeAt, type YamlPlace } from '../scenarios/editor/place.ts';
import { outline } from '../scenarios/editor/outline.ts';
import { packageSchema, schemaAt } from '../scenarios/editor/schema.ts';

const folder = join(import.meta.dirname, '../../../scenarios');
const textOf = (code: string): string => readFileSync(join(folder, code, 'scenario.yaml'), 'utf8');
const shipped = readdirSync(folder).filter((code) => existsSync(join(folder, code, 'scenario.yaml'))).map(textOf);
const streetCare = textOf('street-care');

/** The place of `|` in a text. */
const at = (text: string): YamlPlace => placeAt(text.replace('|', ''), text.indexOf('|'));

const condition = `deviceKinds:
  bin:
    values:
      fill: { label: { zh: 满溢度, en: Fill }, range: [0, 100] }
    conditions:
      overflow:
        name: { zh: 满溢, en: Full }
        |
        until: fill < 60
      silent:
        noDataFor: 35m
`;

describe('the place in a package', () => {
  it('is a key of the map that the indentation says, beside the keys that are there', () =>
    expect(at(condition)).toEqual({ path: ['deviceKinds', 'bin', 'conditions', 'overflow'], at: 'key', typed: '', taken: ['name', 'until'] }));
  it('is a value behind a colon', () =>
    expect(at('deviceKinds:\n  bin:\n    conditions:\n      overflow:\n        category: 03|')).toMatchObject({ path: ['deviceKinds', 'bin', 'conditions', 'overflow', 'category'], at: 'value', typed: '03' }));
  it('is an item of a list in brackets', () =>
    expect(at('deviceKinds:\n  bin:\n    conditions:\n      overflow:\n        when: [fill >= 95, fi|]')).toMatchObject({ path: ['deviceKinds', 'bin', 'conditions', 'overflow', 'when', '[]'], at: 'value', typed: 'fi' }));
  it('is a key between braces, however deep', () =>
    expect(at('categories:\n  - code: "01"\n    children:\n      - { code: 01-01, clocks: { accept: 60s, | } }')).toEqual({ path: ['categories', '[]', 'children', '[]', 'clocks'], at: 'key', typed: '', taken: ['accept'] }));
  it('knows a list that stands as far left as its key', () => expect(at('needs:\n- street-care\nexamples:\n- name: a\n  |')).toMatchObject({ path: ['examples', '[]'], at: 'key', taken: ['name'] }));
  it('does not take the keys of the next item for its own', () =>
    expect(at('examples:\n  - name: a\n    kind: bin\n    |\n  - name: b\n    until: "10:00"')).toMatchObject({ path: ['examples', '[]'], taken: ['kind', 'name'] }));
  it('begins at the root', () => expect(at('package: a\n|')).toMatchObject({ path: [], at: 'key', taken: ['package'] }));
  it('is known to the schema at every key of every shipped package', () => {
    const strange = shipped.flatMap((text) => keyLines(text).filter(({ path }) => schemaAt(packageSchema, path) === null).map(({ path, line }) => `${line}: ${path.join('.')}`));
    expect(strange).toEqual([]);
  });
});

describe('what a text declares', () => {
  it('is read with its values and conditions', () => {
    const read = outline(streetCare);
    expect(read.kinds.find((k) => k.code === 'manhole')).toEqual({ code: 'manhole', values: ['shift', 'water'], conditions: ['shifted', 'flooded', 'silent'] });
    expect(read.categories).toContainEqual({ code: '03-01', name: '果皮箱满溢' });
    expect(read.categories).toContainEqual({ code: '01', name: '公用设施' });
  });
  it('is read with the groups, what they count and what screens call it', () => {
    expect(outline(textOf('power-cut')).groups).toEqual([{ code: 'darkSubdistrict', values: ['dark'], conditions: ['wide'], labels: { dark: { zh: '停电台区', en: 'Areas without power' } } }]);
  });
  it('is read also where the text is not right yet', () => expect(outline('deviceKinds:\n  bin:\n    values:\n      fill: {').kinds).toEqual([{ code: 'bin', values: ['fill'], conditions: [] }]));
});
