type Row = readonly [at: number, value: number | null];

/**
 * Puts a hole where readings stopped coming, so that silence is not drawn as a line. A gap is more than four times the usual
 * step (the median), and at least ten minutes.
 */
export function withGaps(rows: readonly Row[]): Row[] {
  const sorted = [...rows].sort((a, b) => a[0] - b[0]);
  const steps = sorted.slice(1).map((row, i) => row[0] - (sorted[i]?.[0] ?? row[0])).sort((a, b) => a - b);
  const usual = steps[Math.floor(steps.length / 2)] ?? 0;
  const gap = Math.max(usual * 4, 600_000);
  return sorted.flatMap((row, i) => {
    const before = sorted[i - 1];
    return before && row[0] - before[0] > gap ? [[before[0] + 1, null] as const, row] : [row];
  });
}

/** A limit farther above the readings than this many times does not stretch the axis: the readings would become a line at its foot. */
const limitWithin = 3;

/** The top of an axis: just above the readings, and above the limits that are not far from them; undefined leaves it to the chart. */
export const topOf = (limits: readonly number[]) => ({ max }: { max: number }): number | undefined => {
  const near = limits.filter((limit) => limit > max && limit <= max * limitWithin);
  return near.length > 0 ? Math.ceil(Math.max(...near) * 1.1) : undefined;
};

/** What is drawn for a value: a number itself, a boolean as 0 or 1, a word by its place in the list; null where there is none. */
export function numberOf(value: unknown, words: readonly string[]): number | null {
  if (typeof value === 'number') return value;
  if (typeof value === 'boolean') return value ? 1 : 0;
  const place = typeof value === 'string' ? words.indexOf(value) : -1;
  return place < 0 ? null : place;
}
