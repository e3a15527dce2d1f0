/** Which cases are chosen: some of the page, or all of the list's filter but those of `except`. */
export interface Picked { numbers: ReadonlySet<string>; all: boolean; except: ReadonlySet<string> }

const none: ReadonlySet<string> = new Set();
export const nonePicked: Picked = { numbers: none, all: false, except: none };
export const allPicked: Picked = { numbers: none, all: true, except: none };

export const isPicked = (picked: Picked, number: string): boolean => (picked.all ? !picked.except.has(number) : picked.numbers.has(number));

/** The one row is chosen, or no longer. */
export function toggled(picked: Picked, number: string): Picked {
  const changed = new Set(picked.all ? picked.except : picked.numbers);
  if (!changed.delete(number)) changed.add(number);
  return picked.all ? { ...picked, except: changed } : { ...picked, numbers: changed };
}

/** All rows between the last chosen one and this are chosen, both included; one that is no longer in the list counts as none. */
export function ranged(picked: Picked, rows: readonly string[], last: string | null, to: number): Picked {
  const from = last === null ? -1 : rows.indexOf(last);
  const [low, high] = from < 0 ? [to, to] : [Math.min(from, to), Math.max(from, to)];
  const taken = rows.slice(low, high + 1);
  return picked.all
    ? { ...picked, except: new Set([...picked.except].filter((number) => !taken.includes(number))) }
    : { ...picked, numbers: new Set([...picked.numbers, ...taken]) };
}
