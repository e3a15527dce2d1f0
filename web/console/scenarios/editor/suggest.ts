import { outline } from './outline.ts';
import { nearestAbove, placeAt, type YamlPlace } from './place.ts';
import { choices, describe, packageSchema, schemaAt, type Schema } from './schema.ts';

/** What the city has beside the text: of the packages that are in force. */
export interface Vocabulary {
  categories: { code: string; name: string }[];
  kinds: { code: string; name: string; values: string[] }[];
  packages: { code: string; name: string }[];
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

const sentenceKeys = ['when', 'until', 'stuck', 'outOfRange', 'rises', 'falls', 'often', 'followed', 'notFollowed'];

/** The names that may stand in a place by its meaning; null where the schema alone says it. */
function names(text: string, at: number, place: YamlPlace, known: Vocabulary): Suggestion[] | null {
  const own = outline(text);
  const categories = (): Suggestion[] => [...new Map([...known.categories, ...own.categories].map((c) => [c.code, say(c.code, c.name)])).values()];
  const kinds = (): Suggestion[] => [...new Map([...known.kinds.map((k) => say(k.code, k.name)), ...own.kinds.map((k) => say(k.code))].map((s) => [s.label, s])).values()];
  const conditionsOf = (kind: string | null): string[] => own.kinds.find((k) => k.code === kind)?.conditions ?? [];
  const full = (): Suggestion[] => own.kinds.flatMap((k) => k.conditions.map((c) => say(`${k.code}.${c}`)));
  const [root] = place.path;
  const [key, inList] = place.path.at(-1) === '[]' ? [place.path.at(-2) ?? '', true] : [place.path.at(-1) ?? '', false];
  if (key === 'needs') return known.packages.map((p) => say(p.code, p.name));
  if (key === 'category') return categories();
  if (key === 'proposedBy') return full();
  if (key === 'of') return [...full(), ...categories(), ...kinds()];
  if (root === 'examples' && key === 'kind') return kinds();
  if (root === 'examples' && key === 'condition') return conditionsOf(nearestAbove(text, at, 'kind')).map((c) => say(c));
  if (root === 'examples' && key === 'case') return [...categories(), say('none')];
  if (place.path[2] === 'conditions' && place.path.length >= 5 && sentenceKeys.includes(key)) {
    const kind = place.path[1] ?? '';
    const values = [...(own.kinds.find((k) => k.code === kind)?.values ?? []), ...(known.kinds.find((k) => k.code === kind)?.values ?? [])];
    return sentence(key, place.typed.split(/\s+/).slice(0, -1), [...new Set(values)], inList);
  }
  return null;
}

function keys(schema: Schema, text: string, at: number, place: YamlPlace, known: Vocabulary, lang: 'zh' | 'en'): Suggestion[] {
  const found = Object.entries(schema.properties ?? {}).map(([key, of]) => say(key, describe(of, lang), 'key', `${key}: `));
  // A reading says values of its kind; of those the schema knows nothing.
  if (place.path[0] === 'examples' && place.path[2] === 'readings') {
    const kind = nearestAbove(text, at, 'kind');
    const values = new Set([...(outline(text).kinds.find((k) => k.code === kind)?.values ?? []), ...(known.kinds.find((k) => k.code === kind)?.values ?? [])]);
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
  const last = /[^\s,[\]{}"']*$/.exec(place.typed)?.[0] ?? '';
  const from = at - last.length;
  const options = place.at === 'key' ? (schema ? keys(schema, text, at, place, known, lang) : [])
    : names(text, at, place, known) ?? [
      ...choices(schema).map((word) => say(word, known.roles[word] ?? '')),
      ...(schema?.type === 'boolean' ? [say('true'), say('false')] : []),
      ...(schema?.type === 'integer' && schema.maximum === 4 ? ['1', '2', '3', '4'].map((n) => say(n)) : []),
      ...(schema?.type === 'object' && schema.properties?.['zh'] ? [say('{ zh: , en:  }')] : []),
    ];
  return options.length > 0 ? { from, options } : null;
}
