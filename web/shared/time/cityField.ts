import { digits, type Instant } from './format.ts';

/** As a datetime field writes an instant: `2026-11-22T08:32`, the city's time wherever the browser stands. */
export function toField(at: Instant): string {
  const d = digits(at);
  return `${d.year}-${d.month}-${d.day}T${d.hour}:${d.minute}`;
}

/** The instant that a datetime field says, ISO 8601; null when it says none. */
export function fromField(text: string): string | null {
  const asIfUtc = /^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(text) ? Date.parse(`${text}:00Z`) : Number.NaN;
  if (Number.isNaN(asIfUtc)) return null;
  const ahead = Date.parse(`${toField(asIfUtc)}:00Z`) - asIfUtc;
  return new Date(asIfUtc - ahead).toISOString();
}
