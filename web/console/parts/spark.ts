/** Where the known hours of a day lie in a picture; null ones, such as hours to come, keep their room. Fewer than two make no line. */
export function sparkPoints(values: readonly (number | null)[], width: number, height: number): { x: number; y: number }[] {
  const known = values.flatMap((value, i) => (value === null ? [] : [{ value, i }]));
  if (known.length < 2) return [];
  const top = Math.max(...known.map((k) => k.value), 1);
  const low = Math.min(...known.map((k) => k.value), 0);
  return known.map(({ value, i }) => ({ x: 1 + (i / (values.length - 1)) * (width - 5), y: 3 + (1 - (value - low) / (top - low)) * (height - 6) }));
}
