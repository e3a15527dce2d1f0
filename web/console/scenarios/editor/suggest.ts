import { outline, type Outline, type OutlinedKind } from './outline.ts';
import { keyLines, nearestAbove, placeAt, type YamlPlace } from './place.ts';
import { choices, describe, packageSchema, schemaAt, type Schema } from './schema.ts';
import { together } from './together.ts';

/** What the city has beside the text: of the packages that are in force. */
export interface Vocabulary {
  categories: { code: string; name: string }[];
  kinds: { code: string; name: string; values: string[] }[];
  packages: { code: string; name: string }[];
  /** Of the packages that the text needs. */
  conditions: { kind: string; code: string; name: string }[];
  roles: Record<string, string>;
}
export interface Suggestion {
  label: string;
  /** Put in the place of what has been typed. */
  apply: string;
  /** Beside the label, in the reader's language. */
  detail: string;
  kind: 'key' | 'value' | 'word';
}
export interface Suggestions { from: number; options: Suggestion[] }

const say = (label: string, detail = '', kind: Suggestion['kind'] = 'value', apply = label): Suggestion => ({ label, apply, detail, kind });
const spans = ['5m', '10m', '30m', '1h', '6h', '24h'].map((d) => say(d));
const words = (...of: string[]): Suggestion[] => of.map((word) => say(word, '', 'word'));

/** The words and names that may come next in a condition's sentence, by what is there of it. */
function sentence(key: string, before: readonly string[], values: readonly string[], isItem: boolean): Suggestion[] {
  const last = before.at(-1) ?? '';
  if (before.length === 0) return values.map((value) => say(value));
  if (['for', 'within'].includes(last)) return spans;
  if (last === 'by' || last === 'than' || /^(>=?|<=?|is|not)$/.test(last)) return last === 'is' ? [say('true'), say('false'), ...words('not')] : last === 'not' ? [say('true'), say('false')] : [];
  if (before.length === 1) {
    if (key === 'stuck' || key === 'outOfRange') return words('for');
    if (key === 'rises' || key === 'falls') return words('by');
    return [...['>=', '>', '<=', '<'].map((sign) => say(sign, '', 'word')), ...words('is', 'is not')];
  }
  if (key === 'rises' || key === 'falls') return words(...(before.includes('within') ? ['until less than'] : ['within'])).filter(() => !before.includes('than'));
  if (key === 'often') return before.includes('times') ? words('within') : words('times');
  return key === 'when' && isItem && !before.includes('for') ? words('for') : [];
}

const sentenceKeys = ['when', 'until', 'stuck', 'outOfRange', 'rises', 'falls', 'often', 'followed', 'notFollowed', 'worse'];

const exampleOf = '(?:kind|group)';
/** The devices of the example at an offset: their names, each with its kind. */
function devicesOf(text: string, at: number): [string, string][] {
  const above = text.slice(0, at);
  const from = Math.max(above.lastIndexOf('\n    devices:'), above.lastIndexOf('devices: {'));
  const written = /devices:\s*(\{[^}]*\}?|(?:\n {6,}[^\n]*)+)/.exec(above.slice(Math.max(0, from)))?.[1] ?? '';
  return from < 0 ? [] : [...written.matchAll(/(?:[{,]|\n)\s*([\w-]+):\s*([\w-]+)/g)].map((m) => [m[1] ?? '', m[2] ?? '']);
}

const valuesOf = (kind: string | null, own: Outline, known: Vocabulary): string[] =>
  [...own.kinds, ...own.groups, ...known.kinds].filter((k) => k.code === kind).flatMap((k) => k.values);

/** Whether the condition at a path has a key; what is being written counts too. */
const has = (text: string, path: readonly string[], key: string): boolean => keyLines(text).some((line) => line.path.join('\n') === [...path, key].join('\n'));

/** The names that may stand in a place by its meaning; null where the schema alone says it. */
function names(text: string, at: number, place: YamlPlace, known: Vocabulary, lang: 'zh' | 'en'): Suggestion[] | null {
  const own = outline(text);
  const once = (all: Suggestion[]): Suggestion[] => [...new Map(all.map((s) => [s.label, s])).values()];
  const categories = (): Suggestion[] => once([...known.categories, ...own.categories].map((c) => say(c.code, c.name)));
  const kinds = (): Suggestion[] => once([...known.kinds.map((k) => say(k.code, k.name)), ...own.kinds.map((k) => say(k.code))]);
  const conditionsOf = (kind: string | null): Suggestion[] => [...own.kinds, ...own.groups].filter((k) => k.code === kind).flatMap((k) => k.conditions).map((c) => say(c));
  const full = (groups: readonly OutlinedKind[] = own.groups): Suggestion[] =>
    once([...own.kinds, ...groups].flatMap((k) => k.conditions.map((c) => say(`${k.code}.${c}`))).concat(known.conditions.map((c) => say(`${c.kind}.${c.code}`, c.name))));
  const [root, code = '', part, , inner] = place.path;
  const [key, inList] = place.path.at(-1) === '[]' ? [place.path.at(-2) ?? '', true] : [place.path.at(-1) ?? '', false];
  if (key === 'needs') return known.packages.map((p) => say(p.code, p.name));
  if (key === 'category') return categories();
  if (key === 'proposedBy') return full();
  // A group counts what stands above it.
  if (root === 'groups' && key === 'of') return part === 'counts' ? full(own.groups.slice(0, own.groups.findIndex((g) => g.code === code))) : null;
  if (key === 'of') return [...full(), ...categories(), ...kinds()];
  if (inner === 'hiddenBy') return key === 'condition' ? full() : inList ? conditionsOf(code) : null;
  if (root === 'examples' && key === 'kind') return kinds();
  if (root === 'examples' && key === 'group') return own.groups.map((g) => say(g.code));
  if (root === 'examples' && place.path[2] === 'devices') return kinds();
  if (root === 'examples' && key === 'device') return devicesOf(text, at).map(([device, kind]) => say(device, kind));
  if (root === 'examples' && key === 'condition') return conditionsOf(nearestAbove(text, at, exampleOf));
  if (root === 'examples' && key === 'case') return [...categories(), say('none')];
  if (part !== 'conditions' || place.path.length < 5) return null;
  const group = root === 'groups' ? own.groups.find((g) => g.code === code) : undefined;
  if (group && (key === 'holds' || (key === 'until' && has(text, place.path.slice(0, 4), 'holds')))) return together(place.typed, text.slice(at), group, lang, key === 'holds');
  const said = inner === 'worse' ? 'worse' : key;
  return sentenceKeys.includes(said) ? sentence(said, place.typed.split(/\s+/).slice(0, -1), [...new Set(valuesOf(code, own, known))], inList) : null;
}

function keys(schema: Schema, text: string, at: number, place: YamlPlace, known: Vocabulary, lang: 'zh' | 'en'): Suggestion[] {
  const found = Object.entries(schema.properties ?? {}).map(([key, of]) => say(key, describe(of, lang), 'key', `${key}: `));
  // A reading says values of its kind; of those the schema knows nothing.
  if (place.path[0] === 'examples' && place.path[2] === 'readings') {
    const own = outline(text);
    const of = nearestAbove(text, at, exampleOf);
    const said = own.groups.some((g) => g.code === of) ? devicesOf(text, at).map(([, kind]) => kind) : [of];
    const values = new Set(said.flatMap((kind) => valuesOf(kind, own, known)));
    found.push(...[...values].map((value) => say(value, '', 'key', `${value}: `)));
  }
  if (place.path.join() === 'watches') found.push(...known.kinds.map((k) => say(k.code, k.name, 'key', `${k.code}:`)));
  if (place.path.join() === 'calls') found.push(...['sensor', 'resident', 'inspector'].map((origin) => say(origin, '', 'key', `${origin}: [`)));
  return found.filter((s) => !place.taken.includes(s.label));
}

/** What may be written at an offset of a package's text; null where there is nothing to say. */
export function suggest(text: string, at: number, known: Vocabulary, lang: 'zh' | 'en'): Suggestions | null {
  const place = placeAt(text, at);
  const schema = schemaAt(packageSchema, place.path);
  const last = /[^\s,[\](){}"']*$/.exec(place.typed)?.[0] ?? '';
  const from = at - last.length;
  const options = place.at === 'key' ? (schema ? keys(schema, text, at, place, known, lang) : [])
    : names(text, at, place, known, lang) ?? [
      ...choices(schema).map((word) => say(word, known.roles[word] ?? '')),
      ...(schema?.type === 'boolean' ? [say('true'), say('false')] : []),
      ...(schema?.type === 'integer' && schema.maximum === 4 ? ['1', '2', '3', '4'].map((n) => say(n)) : []),
      ...(schema?.type === 'object' && schema.properties?.['zh'] ? [say('{ zh: , en:  }')] : []),
    ];
  return options.length > 0 ? { from, options } : null;
}
