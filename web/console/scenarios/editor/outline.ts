import { keyLines } from './place.ts';

export interface OutlinedKind { code: string; values: string[]; conditions: string[] }
/** What a text declares, as far as it can be read while it is being written. */
export interface Outline { kinds: OutlinedKind[]; categories: { code: string; name: string }[] }

/** Reads kinds, their values and conditions, and category codes from a text, whether or not the rest of it is right. */
export function outline(text: string): Outline {
  const kinds = new Map<string, OutlinedKind>();
  const kindOf = (code: string): OutlinedKind => {
    const known = kinds.get(code) ?? { code, values: [], conditions: [] };
    kinds.set(code, known);
    return known;
  };
  for (const { path, value } of keyLines(text)) {
    const [root, kind, part, name] = path;
    if ((root !== 'deviceKinds' && root !== 'watches') || kind === undefined || kind === '[]') continue;
    if (path.length === 2) kindOf(kind);
    if (path.length === 3 && part === 'values') for (const inner of value.matchAll(/[{,]\s*(\w+):\s*\{/g)) kindOf(kind).values.push(inner[1] ?? '');
    if (path.length === 4 && name !== undefined && part === 'values') kindOf(kind).values.push(name);
    if (path.length === 4 && name !== undefined && part === 'conditions') kindOf(kind).conditions.push(name);
  }
  const categories = [...text.matchAll(/\bcode:\s*["']?(\d[\d-]*)["']?[\s\S]{0,40}?name:\s*\{\s*zh:\s*([^,}]+)/g)].map((m) => ({ code: m[1] ?? '', name: (m[2] ?? '').trim() }));
  return { kinds: [...kinds.values()], categories };
}
