import { digits, type Instant } from '@shared/time/format.ts';

/** The months that can be chosen, the one that runs in the city first: 2026-11, 2026-10, … */
export function months(now: Instant, howMany: number): string[] {
  const { year, month } = digits(now);
  return Array.from({ length: howMany }, (_, i) => {
    const at = Number(year) * 12 + Number(month) - 1 - i;
    return `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`;
  });
}
