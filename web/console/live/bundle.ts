import type { Alarm, CaseSummary } from '@shared/api/types/index.ts';
import { urgency } from '../parts/due.ts';

export interface LiveRowData { item: CaseSummary; /** How many of the same category and area stand behind this row. */ more: number }

/** So many of one category in one area are worth one row. */
const worthBundling = 4;

/** What stands behind one row in a flood: the same class of problem in the same area. */
export const bundleOf = (item: Pick<CaseSummary, 'category' | 'area'>): string => `${item.category} ${item.area.id}`;

/**
 * In a flood, cases of one category and area stand behind the first of them as one row, unless it was opened; late ones behind a late one. Critical ones, and those
 * under which other alarms stand (`under`, by their numbers), always stand for themselves. `rows` come in the list's order; `opened` holds names of {@link bundleOf}.
 */
export function bundle(rows: CaseSummary[], now: number, flood: boolean, opened: ReadonlySet<string>, under: ReadonlyMap<string, number> = new Map()): LiveRowData[] {
  const single = (item: CaseSummary): LiveRowData => ({ item, more: 0 });
  if (!flood) return rows.map(single);
  const canBundle = (r: CaseSummary): boolean => r.state !== 'closed' && r.severity < 4 && (under.get(r.number) ?? 0) < 2 && !opened.has(bundleOf(r));
  const nameOf = (r: CaseSummary): string => `${bundleOf(r)} ${urgency(r, now) === 'late'}`;
  const counts = new Map<string, number>();
  for (const r of rows) if (canBundle(r)) counts.set(nameOf(r), (counts.get(nameOf(r)) ?? 0) + 1);
  const shown = new Set<string>();
  return rows.flatMap((item) => {
    const name = nameOf(item);
    const count = counts.get(name) ?? 0;
    if (!canBundle(item) || count < worthBundling) return [single(item)];
    if (shown.has(name)) return [];
    shown.add(name);
    return [{ item, more: count - 1 }];
  });
}

/** Alarms in the list's order: those that call first, then what is held, one row for all that one silence or one cause holds. */
export function alarmRows(alarms: readonly Alarm[]): { alarm: Alarm; more: number }[] {
  const held = new Map<string, { alarm: Alarm; more: number }>();
  const calling: { alarm: Alarm; more: number }[] = [];
  for (const alarm of alarms) {
    const name = alarm.held ? `${alarm.held.why} ${alarm.held.by ?? alarm.id}` : null;
    const row = name === null ? undefined : held.get(name);
    if (name === null) calling.push({ alarm, more: 0 });
    else if (row) row.more += 1;
    else held.set(name, { alarm, more: 0 });
  }
  return [...calling, ...held.values()];
}
