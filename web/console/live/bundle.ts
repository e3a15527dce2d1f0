import type { CaseSummary } from '@shared/api/types/index.ts';
import { urgency } from '../parts/due.ts';
import { floodAbove, floodSpan } from '../shell/flood.ts';

export interface LiveRowData { item: CaseSummary; /** How many of the same category stand behind this row. */ more: number }

/** So many of one category are worth one row. */
const worthBundling = 4;

/**
 * In a flood, cases of one category that are not late and not critical stand behind their newest as one row, unless it was opened.
 * Late and critical ones always stand for themselves. `rows` come in the list's order.
 */
export function bundle(rows: CaseSummary[], now: number, opened: ReadonlySet<string>): LiveRowData[] {
  const recent = rows.filter((r) => Date.parse(r.openedAt) > now - floodSpan).length;
  const single = (item: CaseSummary): LiveRowData => ({ item, more: 0 });
  if (recent <= floodAbove) return rows.map(single);
  const canBundle = (r: CaseSummary): boolean => r.state !== 'closed' && r.severity < 4 && urgency(r, now) !== 'late' && !opened.has(r.category);
  const counts = new Map<string, number>();
  for (const r of rows) if (canBundle(r)) counts.set(r.category, (counts.get(r.category) ?? 0) + 1);
  const shown = new Set<string>();
  return rows.flatMap((item) => {
    const count = counts.get(item.category) ?? 0;
    if (!canBundle(item) || count < worthBundling) return [single(item)];
    if (shown.has(item.category)) return [];
    shown.add(item.category);
    return [{ item, more: count - 1 }];
  });
}
