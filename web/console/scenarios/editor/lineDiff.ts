/** Lines that were taken out at a place, and lines that came in there. Line numbers are from 1. */
export interface LineChange { before: { line: number; lines: string[] }; after: { line: number; lines: string[] } }

/** How many lines of two texts are the same, beginning with each pair of them. */
function sameFrom(a: readonly string[], b: readonly string[]): Uint16Array[] {
  const table = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1));
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      const row = table[i] as Uint16Array;
      const below = table[i + 1] as Uint16Array;
      row[j] = a[i] === b[j] ? (below[j + 1] ?? 0) + 1 : Math.max(below[j] ?? 0, row[j + 1] ?? 0);
    }
  }
  return table;
}

/** What changed from one text to another by whole lines, in order; empty when nothing did. Beginnings and ends that agree are not compared. */
export function lineDiff(before: string, after: string): LineChange[] {
  const [a, b] = [before.split('\n'), after.split('\n')];
  let head = 0;
  while (head < a.length && head < b.length && a[head] === b[head]) head++;
  let tail = 0;
  while (tail < a.length - head && tail < b.length - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail++;
  const [old, next] = [a.slice(head, a.length - tail), b.slice(head, b.length - tail)];
  const same = sameFrom(old, next);
  const found: LineChange[] = [];
  let open: LineChange | null = null;
  for (let i = 0, j = 0; i < old.length || j < next.length;) {
    if (i < old.length && j < next.length && old[i] === next[j]) {
      [open, i, j] = [null, i + 1, j + 1];
      continue;
    }
    if (!open) found.push(open = { before: { line: head + i + 1, lines: [] }, after: { line: head + j + 1, lines: [] } });
    if (j >= next.length || (i < old.length && (same[i + 1]?.[j] ?? 0) >= (same[i]?.[j + 1] ?? 0))) open.before.lines.push(old[i++] ?? '');
    else open.after.lines.push(next[j++] ?? '');
  }
  return found;
}

/** Lines taken out and lines put in. */
export const countLines = (changes: readonly LineChange[]): { gone: number; added: number } =>
  changes.reduce((sum, c) => ({ gone: sum.gone + c.before.lines.length, added: sum.added + c.after.lines.length }), { gone: 0, added: 0 });
