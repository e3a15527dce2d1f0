import type { CaseSummary } from '@shared/api/types/index.ts';

export type Urgency = 'none' | 'ok' | 'soon' | 'late';
type Due = Pick<CaseSummary, 'dueAt' | 'dueKind' | 'late' | 'state' | 'openedAt'>;

/** Share of a limit after which it is "late soon": the traffic light's 80%. */
const soonShare = 0.8;

/**
 * How a case stands against its running clock at `now` (ms). The start of the limit is not in the list's rows, so that
 * "soon" is judged by the time since opening; the case page has the clock's own start.
 */
export function urgency(item: Due, now: number, setAt: string = item.openedAt): Urgency {
  if (item.state === 'closed' || !item.dueAt) return item.late && item.state !== 'closed' ? 'late' : 'none';
  const due = Date.parse(item.dueAt);
  if (item.late || now > due) return 'late';
  const begun = Date.parse(setAt);
  return now - begun > (due - begun) * soonShare ? 'soon' : 'ok';
}

const rank: Record<Urgency, number> = { late: 0, soon: 1, ok: 1, none: 1 };

/**
 * The live list's order: late rows first, the worst and longest late on top; then the rest, newest first. Closed ones stand last. In a flood, where most are late and
 * the newest are many, critical ones stand before all others, and of the rest the graver first; of equals that under which most alarms stand.
 */
export function byUrgency(now: number, flood: ReadonlyMap<string, number> | null = null): (a: CaseSummary, b: CaseSummary) => number {
  const under = (item: CaseSummary): number => flood?.get(item.number) ?? 0;
  return (a, b) => {
    const closed = Number(a.state === 'closed') - Number(b.state === 'closed');
    if (closed) return closed;
    if (a.state === 'closed') return (b.closedAt ?? '').localeCompare(a.closedAt ?? '');
    const critical = flood ? Number(b.severity === 4) - Number(a.severity === 4) : 0;
    if (critical) return critical;
    const ua = urgency(a, now);
    const ub = urgency(b, now);
    if (rank[ua] !== rank[ub]) return rank[ua] - rank[ub];
    const causes = b.severity - a.severity || under(b) - under(a);
    if (ua === 'late') return (flood ? causes : b.severity - a.severity) || (a.dueAt ?? '').localeCompare(b.dueAt ?? '');
    return (flood ? causes : 0) || b.openedAt.localeCompare(a.openedAt);
  };
}
