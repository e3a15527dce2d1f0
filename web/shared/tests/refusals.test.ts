import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { en } from '../i18n/en.ts';
import { zh } from '../i18n/zh.ts';

const src = join(import.meta.dirname, '../../../src');

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (entry.isDirectory()) return ['bin', 'obj', 'wwwroot'].includes(entry.name) ? [] : sources(join(folder, entry.name));
    return entry.name.endsWith('.cs') ? [join(folder, entry.name)] : [];
  });
}

/** The arguments of a call that begins at `from`, just behind its bracket. */
function argumentsAt(text: string, from: number): string[] {
  const out: string[] = [''];
  let [depth, inString] = [0, false];
  for (let i = from; i < text.length; i++) {
    const c = text[i] ?? '';
    if (c === '"' && text[i - 1] !== '\\') inString = !inString;
    if (!inString && '([{'.includes(c)) depth += 1;
    if (!inString && ')]}'.includes(c) && --depth < 0) break;
    if (!inString && depth === 0 && c === ',') out.push('');
    else out[out.length - 1] += c;
  }
  return out;
}

const literals = (argument: string | undefined): string[] => [...(argument ?? '').matchAll(/"([a-z][a-z0-9_]+)"/g)].map((m) => m[1] ?? '');

/** The codes of all refusals that the server's sources make. */
function codes(): Set<string> {
  const found = new Set<string>();
  for (const file of sources(src)) {
    const text = readFileSync(file, 'utf8');
    for (const call of text.matchAll(/\b(Refusal\.(?:Invalid|Because)|new Refusal)\(/g)) {
      const given = argumentsAt(text, call.index + call[0].length);
      for (const code of literals(given[call[1] === 'new Refusal' ? 0 : 1])) found.add(code);
    }
  }
  return found;
}

describe('a refusal', () => {
  const all = [...codes()].sort();
  it('is found in the sources', () => expect(all).toEqual(expect.arrayContaining(['move_not_allowed', 'file_not_a_picture', 'person_not_a_crew'])));
  it('is said in both languages', () => {
    const missing = (words: Record<string, string>): string[] => all.filter((code) => !(`problem.${code}` in words));
    expect(missing(zh)).toEqual([]);
    expect(missing(en)).toEqual([]);
  });
});
