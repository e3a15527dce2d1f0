/** Which cases are chosen: some of the page, or all of the list's filter. */
export interface Picked { numbers: ReadonlySet<string>; all: boolean }

export const nonePicked: Picked = { numbers: new Set(), all: false };

/** The one row is chosen, or no longer. */
export function toggled(picked: Picked, number: string): Picked {
  const numbers = new Set(picked.numbers);
  if (!numbers.delete(number)) numbers.add(number);
  return { numbers, all: false };
}

/** All rows between the last chosen one and this are chosen, both included. */
export function ranged(picked: Picked, rows: readonly string[], from: number, to: number): Picked {
  const [low, high] = from < 0 ? [to, to] : [Math.min(from, to), Math.max(from, to)];
  return { numbers: new Set([...picked.numbers, ...rows.slice(low, high + 1)]), all: false };
}
