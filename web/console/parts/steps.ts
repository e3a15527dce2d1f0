import type { SeriesPoint } from '@shared/api/types/index.ts';

export type Step = 'hour' | 'day';

/** A point of a chart: when, and the value then. Least and greatest are there when it stands for a step. */
export interface Drawn {
  at: string;
  values: Record<string, number | undefined>;
  min?: Record<string, number | undefined>;
  max?: Record<string, number | undefined>;
}

/** Single readings are drawn up to this many hours; more of them than a screen has columns say nothing. */
const rawHours = 48;
/** Up to this many hours a point stands for an hour, beyond for a day. */
const hourHours = 60 * 24;

/** The step of a chart over so many hours; null for single readings. */
export const stepOf = (hours: number): Step | null => (hours <= rawHours ? null : hours <= hourHours ? 'hour' : 'day');

/** What is drawn of a series: the mean, or what was counted. A boolean is its share of true; words are not drawn. */
export const drawnOf = (points: readonly SeriesPoint[], counts: boolean): Drawn[] =>
  points.filter((point) => Object.keys(point.values).length > 0).map((point) => {
    const pick = (of: (value: SeriesPoint['values'][string]) => number | null) =>
      Object.fromEntries(Object.entries(point.values).map(([name, value]) => [name, of(value) ?? undefined]));
    return counts
      ? { at: point.at, values: pick((v) => v.sum) }
      : { at: point.at, values: pick((v) => v.mean), min: pick((v) => v.min), max: pick((v) => v.max) };
  });
