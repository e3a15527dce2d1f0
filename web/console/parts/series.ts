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
