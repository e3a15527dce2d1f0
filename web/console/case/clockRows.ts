import type { CaseClock, ClockKind } from '@shared/api/types/index.ts';

/** A shorter limit (ms) is told to the second: of one minute a minute's digits say nothing. */
const toTheSecond = 120_000;

export interface ClockRow { clock: CaseClock; /** 1, and more after the case came back. */ round: number; withSeconds: boolean }

/** Clocks in the order of the work, as the server gives them; those that a return set anew are further rounds of their kind. */
export function clockRows(clocks: readonly CaseClock[]): ClockRow[] {
  const rounds = new Map<ClockKind, number>();
  return clocks.map((clock) => {
    const round = (rounds.get(clock.kind) ?? 0) + 1;
    rounds.set(clock.kind, round);
    return { clock, round, withSeconds: clock.dueAt !== null && Date.parse(clock.dueAt) - Date.parse(clock.setAt) < toTheSecond };
  });
}
