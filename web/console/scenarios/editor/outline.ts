import { keyLines, type KeyLine } from './place.ts';

export interface OutlinedKind { code: string; values: string[]; conditions: string[] }
/** Devices of one place: its values are its counts, each with what screens call it where that stands on one line. */
export interface OutlinedGroup extends OutlinedKind { labels: Record<string, { zh: string; en: string }> }
/** What a text declares, as far as it can be read while it is being written. */
export interface Outline { kinds: OutlinedKind[]; groups: OutlinedGroup[]; categories: { code: string; name: string }[]; needs: string[] }

const both = (text: string): { zh: string; en: string } | null => {
  const found = /\{\s*zh:\s*["']?(.*?)["']?\s*,\s*en:\s*["']?(.*?)["']?\s*\}/.exec(text);
  return found ? { zh: found[1] ?? '', en: found[2] ?? '' } : null;
};

/** The entry of a code, made when it is first named. */
function entry<T extends OutlinedKind>(of: Map<string, T>, code: string, made: T): T {
  const known = of.get(code) ?? made;
  of.set(code, known);
  return known;
}

function readKind({ path, value }: KeyLine, kinds: Map<string, OutlinedKind>): void {
  const [, code = '', part, name] = path;
  const kind = (): OutlinedKind => entry(kinds, code, { code, values: [], conditions: [] });
  if (path.length === 2) kind();
  if (path.length === 3 && part === 'values') for (const inner of value.matchAll(/[{,]\s*(\w+):\s*\{/g)) kind().values.push(inner[1] ?? '');
  if (path.length === 4 && name !== undefined && part === 'values') kind().values.push(name);
  if (path.length === 4 && name !== undefined && part === 'conditions') kind().conditions.push(name);
}

function readGroup({ path, value }: KeyLine, groups: Map<string, OutlinedGroup>): void {
  const [, code = '', part, name] = path;
  const group = entry(groups, code, { code, values: [], conditions: [], labels: {} });
  if (name === undefined) return;
  if (path.length === 4 && part === 'counts') group.values.push(name);
  if (path.length === 4 && part === 'conditions') group.conditions.push(name);
  const label = part === 'counts' && (path.length === 4 || path[4] === 'label') ? both(value) : null;
  if (label) group.labels[name] = label;
}

/** Reads kinds, groups, what they watch, category codes and needed packages from a text, whether or not the rest of it is right. */
export function outline(text: string): Outline {
  const kinds = new Map<string, OutlinedKind>();
  const groups = new Map<string, OutlinedGroup>();
  for (const key of keyLines(text)) {
    const [root, code] = key.path;
    if (code === undefined || code === '[]') continue;
    if (root === 'deviceKinds' || root === 'watches') readKind(key, kinds);
    if (root === 'groups') readGroup(key, groups);
  }
  const categories = [...text.matchAll(/\bcode:\s*["']?(\d[\d-]*)["']?[\s\S]{0,40}?name:\s*\{\s*zh:\s*([^,}]+)/g)].map((m) => ({ code: m[1] ?? '', name: (m[2] ?? '').trim() }));
  const needs = /^needs:((?:[ \t]*\[[^\]]*\])|(?:\s*\n[ \t]*-[^\n]*)+)/m.exec(text)?.[1]?.match(/[a-z][a-z0-9-]*/g) ?? [];
  return { kinds: [...kinds.values()], groups: [...groups.values()], categories, needs: [...new Set(needs)] };
}
