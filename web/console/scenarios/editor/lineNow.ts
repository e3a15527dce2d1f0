/**
 * Where a line of a text (from 1) stands in the text that it has become: lines before the change stay, lines behind it move with it, and what was changed is
 * told at the change. What was found in a text keeps its place while its author writes on.
 */
export function lineNow(was: string, is: string, line: number): number {
  if (was === is) return line;
  const [before, after] = [was.split('\n'), is.split('\n')];
  const most = Math.min(before.length, after.length);
  let same = 0;
  while (same < most && before[same] === after[same]) same++;
  if (line <= same) return line;
  let tail = 0;
  while (tail < most - same && before.at(-1 - tail) === after.at(-1 - tail)) tail++;
  if (line > before.length - tail) return line + after.length - before.length;
  return Math.min(line, Math.max(same + 1, after.length - tail));
}
