import type { Register, RowResult } from '@shared/api/types/index.ts';
import { say, type Lang } from '@shared/i18n/lang.ts';
import { explainCode } from '@shared/i18n/problems.ts';

/** How many lines of a table are what. */
export interface Tally { added: number; changed: number; gone: number; unchanged: number; refused: number }

export function tally(results: readonly RowResult[]): Tally {
  const count = (is: (r: RowResult) => boolean): number => results.filter(is).length;
  return {
    added: count((r) => r.change === 'added'),
    changed: count((r) => r.change === 'changed'),
    gone: count((r) => r.change === 'gone'),
    unchanged: count((r) => r.status === 'unchanged'),
    refused: count((r) => r.status === 'refused'),
  };
}

/** Lines that would change something: without any there is nothing to store. */
export const toStore = (t: Tally): number => t.added + t.changed + t.gone;

/** A line that cannot be taken: where it is, the column as the page calls it, and why. */
export interface Mistake { index: number; line: number; field: string | null; why: string }

const longest = { key: 64, other: 200 };

export function mistakes(results: readonly RowResult[], register: Register, lang: Lang): Mistake[] {
  return results.filter((r) => r.status === 'refused').map((r) => {
    const column = register.columns.find((c) => c.name === r.field);
    return {
      index: r.index,
      // Behind the header; what the host says counts lines within quotes too.
      line: r.line ?? r.index + 2,
      field: column ? say(column.label, lang) : (r.field || null),
      why: explainCode(r.code ?? '', lang, {
        given: r.given ?? '', known: r.known?.join(lang === 'zh' ? '、' : ', ') ?? '', most: r.field === register.key ? longest.key : longest.other,
      }),
    };
  });
}
