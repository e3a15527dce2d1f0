import type { CaseClock, ClockKind } from '@shared/api/types/index.ts';

const order: readonly ClockKind[] = ['accept', 'arrive', 'clear', 'check'];
/** A shorter limit (ms) is told to the second: of one minute a minute's digits say nothing. */
const toTheSecond = 120_000;

export interface ClockRow { clock: CaseClock; /** 1, and more after the case came back. */ round: number; withSeconds: boolean }

/** Clocks in the order of the work, whatever has been met; those that a return set anew are further rounds of their kind. */
export function clockRows(clocks: readonly CaseClock[]): ClockRow[] {
  const rounds = new Map<ClockKind, number>();
  return [...clocks]
    .sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind) || a.setAt.localeCompare(b.setAt))
    .map((clock) => {
      const round = (rounds.get(clock.kind) ?? 0) + 1;
      rounds.set(clock.kind, round);
      return { clock, round, withSeconds: Date.parse(clock.dueAt) - Date.parse(clock.setAt) < toTheSecond };
    });
}
