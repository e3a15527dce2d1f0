import type { Coded } from '@shared/api/types/index.ts';

/** The runs of words that two reports share, as the reasons tell; the longest first. */
export const sharedWords = (reasons: readonly Coded[]): string[] =>
  reasons.flatMap(({ code, args }) => (code === 'wordsInCommon' && Array.isArray(args?.['words']) ? args['words'].map(String) : [])).sort((a, b) => b.length - a.length);

export interface Piece { text: string; marked: boolean }

/** A text in pieces, with what it shares with another marked; letter case does not matter. */
export function markShared(text: string, shared: readonly string[]): Piece[] {
  const marks = new Array<boolean>(text.length).fill(false);
  const folded = text.toLowerCase();
  for (const run of shared.map((s) => s.toLowerCase()).filter((s) => s.length > 1)) {
    for (let at = folded.indexOf(run); at >= 0; at = folded.indexOf(run, at + 1)) marks.fill(true, at, at + run.length);
  }
  const pieces: Piece[] = [];
  for (const [i, letter] of [...Array(text.length).keys()].map((i) => [i, text[i] ?? ''] as const)) {
    const last = pieces.at(-1);
    if (last && last.marked === marks[i]) last.text += letter;
    else pieces.push({ text: letter, marked: marks[i] ?? false });
  }
  return pieces;
}
