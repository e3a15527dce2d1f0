import type { CaseClock, CasePage, CaseState, ClockKind } from '@shared/api/types/index.ts';

/** The path as it is drawn; several states stand on one step. */
export const steps = ['filed', 'accepted', 'arrived', 'confirmed', 'handling', 'done', 'closed'] as const;
export type Step = (typeof steps)[number];

const stepOf: Record<CaseState, number> = { filed: 0, accepted: 1, onTheWay: 1, arrived: 2, confirmed: 3, handedOver: 4, handling: 4, done: 5, closed: 6 };
export const stepIndex = (state: CaseState): number => stepOf[state];

export type Part = 'waiting' | 'travelling' | 'working' | 'checking';
export interface Span { part: Part; from: number; to: number; late: boolean; running: boolean }

/**
 * A case's time as spans: waiting for somebody to accept, travelling, working, waiting for the check. Each ends when its clock
 * was met; the first that is not met runs until `now`, and none follows it.
 */
export function spans(item: Pick<CasePage, 'openedAt' | 'closedAt' | 'clocks'>, now: number): Span[] {
  const order: [Part, ClockKind][] = [['waiting', 'accept'], ['travelling', 'arrive'], ['working', 'clear'], ['checking', 'check']];
  const out: Span[] = [];
  let from = Date.parse(item.openedAt);
  const end = item.closedAt ? Date.parse(item.closedAt) : now;
  for (const [part, kind] of order) {
    const clock: CaseClock | undefined = item.clocks.findLast((c) => c.kind === kind);
    const met = clock?.metAt ? Date.parse(clock.metAt) : null;
    const to = Math.max(from, Math.min(met ?? end, end));
    if (to > from || met === null) out.push({ part, from, to, late: clock?.late ?? false, running: met === null && !item.closedAt });
    if (met === null) break;
    from = to;
  }
  return out.filter((s) => s.to > s.from || s.running);
}
