import type { Lang } from '../i18n/lang.ts';
import { unitText } from '../i18n/units.ts';

/** The city's time zone. All times on screens are the city's, wherever the browser stands. */
const zone = 'Asia/Shanghai';
const parts = new Intl.DateTimeFormat('en-CA', {
  timeZone: zone, hourCycle: 'h23',
  year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit',
});

export type Instant = string | number | Date;
const milliseconds = (at: Instant): number => (typeof at === 'number' ? at : new Date(at).getTime());

/** The city's calendar and clock digits of an instant, as strings. */
export function digits(at: Instant): { year: string; month: string; day: string; hour: string; minute: string; second: string } {
  const found: Record<string, string> = {};
  for (const part of parts.formatToParts(milliseconds(at))) found[part.type] = part.value;
  return found as ReturnType<typeof digits>;
}

/** `2026-11-22`, the city's day of an instant. */
export function cityDay(at: Instant): string {
  const d = digits(at);
  return `${d.year}-${d.month}-${d.day}`;
}

/** `08:32` today, `11-21 08:32` before (and after), `2025-11-21 08:32` in another year. */
export function formatTime(at: Instant, now: Instant): string {
  const d = digits(at);
  const n = digits(now);
  const time = `${d.hour}:${d.minute}`;
  if (d.year !== n.year) return `${d.year}-${d.month}-${d.day} ${time}`;
  return d.month === n.month && d.day === n.day ? time : `${d.month}-${d.day} ${time}`;
}

/** `2026-11-22 08:32:05`, for tooltips and papers. */
export function formatInstant(at: Instant): string {
  const d = digits(at);
  return `${d.year}-${d.month}-${d.day} ${d.hour}:${d.minute}:${d.second}`;
}

/** `2026-11-22 08:32:05 – 08:40:11`; the second with its day when that is another one. */
export function formatSpan(from: Instant, until: Instant): string {
  const [first, second] = [formatInstant(from), formatInstant(until)];
  return `${first} – ${first.slice(0, 10) === second.slice(0, 10) ? second.slice(11) : second}`;
}

/** `08:32:05`. */
export function formatClock(at: Instant): string {
  const d = digits(at);
  return `${d.hour}:${d.minute}:${d.second}`;
}

const words = {
  zh: { day: ' 天', hour: ' 小时', minute: ' 分', second: ' 秒', ago: '前', now: '刚刚' },
  en: { day: ' d', hour: ' h', minute: ' min', second: ' s', ago: ' ago', now: 'just now' },
} as const;

/**
 * The two largest parts of a length of time: `3 分 20 秒` / `3 min 20 s`, `2 小时 5 分`, `3 天 4 小时`. Negative lengths are
 * written as positive; who writes "late by" says so in words.
 */
export function formatDuration(lengthMs: number, lang: Lang): string {
  const w = words[lang];
  const seconds = Math.floor(Math.abs(lengthMs) / 1_000);
  const [d, h, m, s] = [Math.floor(seconds / 86_400), Math.floor(seconds / 3_600) % 24, Math.floor(seconds / 60) % 60, seconds % 60];
  if (d > 0) return h > 0 ? `${d}${w.day} ${h}${w.hour}` : `${d}${w.day}`;
  if (h > 0) return m > 0 ? `${h}${w.hour} ${m}${w.minute}` : `${h}${w.hour}`;
  if (m > 0) return s > 0 ? `${m}${w.minute} ${s}${w.second}` : `${m}${w.minute}`;
  return `${s}${w.second}`;
}

/** `3:20`, `1:03:20`: the counting form, for clocks that run before one's eyes. */
export function formatCount(lengthMs: number): string {
  const seconds = Math.floor(Math.abs(lengthMs) / 1_000);
  const two = (n: number): string => String(n).padStart(2, '0');
  const [h, m, s] = [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60, seconds % 60];
  return h > 0 ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`;
}

/** `刚刚` under three seconds, then `12 秒前`, `3 分前`, `2 小时前`, `5 天前`: one part, rounded down. */
export function formatAge(at: Instant, now: Instant, lang: Lang): string {
  const w = words[lang];
  const seconds = Math.max(0, Math.floor((milliseconds(now) - milliseconds(at)) / 1_000));
  if (seconds < 3) return w.now;
  if (seconds < 60) return `${seconds}${w.second}${w.ago}`;
  if (seconds < 3_600) return `${Math.floor(seconds / 60)}${w.minute}${w.ago}`;
  if (seconds < 86_400) return `${Math.floor(seconds / 3_600)}${w.hour}${w.ago}`;
  return `${Math.floor(seconds / 86_400)}${w.day}${w.ago}`;
}

const grouped = new Intl.NumberFormat('en-US', { maximumFractionDigits: 1 });

/** Thousands by comma, at most one decimal; a dash when there is no value. */
export const formatNumber = (value: number | null | undefined): string =>
  value === null || value === undefined || Number.isNaN(value) ? '–' : grouped.format(value);

/** `120 米` / `120 m`, `1.2 公里` / `1.2 km`. */
export function formatDistance(meters: number, lang: Lang): string {
  if (meters < 1_000) return `${Math.round(meters)}${lang === 'zh' ? ' 米' : ' m'}`;
  return `${grouped.format(meters / 1_000)}${lang === 'zh' ? ' 公里' : ' km'}`;
}

/** `93%`, `28 cm`, `4 人`: a value with its unit. */
export function formatValue(value: number | null | undefined, given: string | null | undefined, lang?: Lang): string {
  const text = formatNumber(value);
  const unit = unitText(given, lang);
  if (!unit || text === '–') return text;
  return unit === '%' || unit === '°C' ? `${text}${unit}` : `${text} ${unit}`;
}
