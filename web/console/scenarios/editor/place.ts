/** A key of the text: where it stands, and what stands behind it on its line. */
export interface KeyLine { path: string[]; line: number; column: number; value: string }
/** Where the cursor is in a package's text. Items of a list are `[]` in the path. */
export interface YamlPlace {
  path: string[];
  /** A key is being written (of the map at `path`), or what stands under the last key of it. */
  at: 'key' | 'value';
  /** What has been typed of it. */
  typed: string;
  /** Keys that the map has already. */
  taken: string[];
}
interface Level { indent: number; key: string }

const keyPattern = /^("[^"]*"|'[^']*'|[^\s:{}[\],#&*!|>'"%@`-][^:#{}[\],]*?)\s*:(?=\s|$)/;
const unquote = (text: string): string => text.trim().replace(/^(["'])(.*)\1$/, '$2');
const column = (line: string): number => line.length - line.trimStart().length;
const isBare = (line: string): boolean => /^\s*(#|$)/.test(line);

/** Steps into the dashes at the head of a line; answers the column and the rest behind them. */
function dashes(line: string, levels: Level[]): { at: number; rest: string } {
  let at = column(line);
  let rest = line.slice(at);
  for (let dash = /^-(\s+|$)/.exec(rest); dash; dash = /^-(\s+|$)/.exec(rest)) {
    leave(levels, at, true);
    levels.push({ indent: at, key: '[]' });
    at += dash[0].length || 1;
    rest = rest.slice(dash[0].length);
  }
  return { at, rest };
}

/** Leaves what is not above column `at`. A list may stand as far left as the key that it belongs to. */
function leave(levels: Level[], at: number, isItem: boolean): void {
  for (let last = levels.at(-1); last && (last.indent > at || (last.indent === at && (!isItem || last.key === '[]'))); last = levels.at(-1)) levels.pop();
}

function walk(lines: readonly string[], levels: Level[], tell?: (key: KeyLine) => void): void {
  lines.forEach((line, i) => {
    if (isBare(line)) return;
    const { at, rest } = dashes(line, levels);
    const found = keyPattern.exec(rest);
    if (!found) return;
    leave(levels, at, false);
    levels.push({ indent: at, key: unquote(found[1] ?? '') });
    tell?.({ path: levels.map((l) => l.key), line: i + 1, column: at, value: rest.slice(found[0].length).trim() });
  });
}

/** Every key that begins a line (or stands behind the dash of an item), in order. Keys within `{ }` are not among them. */
export function keyLines(text: string): KeyLine[] {
  const found: KeyLine[] = [];
  walk(text.split('\n'), [], (key) => found.push(key));
  return found;
}

/** What stands between the braces and brackets that are open at the end of `text`. */
function flow(text: string, path: string[]): YamlPlace | null {
  const open: { kind: '{' | '['; key: string | null; taken: string[]; from: number }[] = [];
  let quote = '';
  for (let i = 0; i < text.length; i++) {
    const c = text[i] ?? '';
    const top = open.at(-1);
    if (quote) quote = c === quote ? '' : quote;
    else if ((c === '"' || c === "'") && !/\w/.test(text[i - 1] ?? '')) quote = c;
    else if (c === '{' || c === '[') open.push({ kind: c, key: null, taken: [], from: i + 1 });
    else if (c === '}' || c === ']') open.pop();
    else if (c === ',' && top) [top.key, top.from] = [null, i + 1];
    else if (c === ':' && top?.kind === '{' && top.key === null && /\s|^$/.test(text[i + 1] ?? '')) {
      [top.key, top.from] = [unquote(text.slice(top.from, i)), i + 1];
      top.taken.push(top.key);
    }
  }
  const top = open.at(-1);
  if (!top) return null;
  const inner = open.flatMap((o) => (o.kind === '[' ? ['[]'] : o.key !== null ? [o.key] : []));
  const at = top.kind === '{' && top.key === null ? 'key' : 'value';
  return { path: [...path, ...inner], at, typed: text.slice(top.from).trimStart(), taken: top.taken };
}

/** The keys of the map whose keys stand in `at`, around line `index`. */
function neighbours(lines: readonly string[], index: number, at: number): string[] {
  const found: string[] = [];
  const look = (line: string, step: number): boolean => {
    if (isBare(line)) return true;
    const { at: here, rest } = dashes(line, []);
    const isItem = column(line) < here;
    if (here < at || (step > 0 && isItem && here === at) || (isItem && column(line) < at && here > at)) return false;
    const key = here === at ? keyPattern.exec(rest)?.[1] : undefined;
    if (key !== undefined) found.push(unquote(key));
    return !(isItem && here === at);
  };
  for (let i = index - 1; i >= 0 && look(lines[i] ?? '', -1); i--);
  for (let i = index + 1; i < lines.length && look(lines[i] ?? '', 1); i++);
  return found;
}

/** Where in the package the offset `at` of the text is. */
export function placeAt(text: string, at: number): YamlPlace {
  const lines = text.split('\n');
  const before = text.slice(0, at).split('\n');
  const index = before.length - 1;
  const line = before[index] ?? '';
  const levels: Level[] = [];
  walk(before.slice(0, index), levels);
  const { at: here, rest } = dashes(line, levels);
  leave(levels, here, false);
  const path = levels.map((l) => l.key);
  const found = keyPattern.exec(rest);
  if (found && rest.length > found[0].length) {
    const under = [...path, unquote(found[1] ?? '')];
    const value = rest.slice(found[0].length);
    return flow(value, under) ?? { path: under, at: 'value', typed: value.trimStart(), taken: [] };
  }
  return flow(rest, path) ?? { path, at: 'key', typed: rest, taken: neighbours(lines, index, here) };
}

/** The value of the nearest line above (and with) the offset that says `key: …`, such as the kind of an example. */
export function nearestAbove(text: string, at: number, key: string): string | null {
  const above = text.slice(0, at).split('\n').reverse();
  for (const line of above) {
    const found = new RegExp(`(?:^|[\\s{,-])${key}:\\s*["']?([\\w-]+)`).exec(line);
    if (found) return found[1] ?? null;
  }
  return null;
}
