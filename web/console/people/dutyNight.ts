import type { DutyRow, OrganizationRef } from '@shared/api/types/index.ts';

export const hour = 3_600_000;
export const hoursShown = 24;
/** A little of what was stands left of now. */
const hoursBack = 4;

const morningOf = (day: string): number => Date.parse(`${day}T08:00:00+08:00`);

/** What to ask for: the day that begins at 08:00 in the city, or, for no day, the night that is running or coming (null). */
export const instantOf = (day: string): string | null => (Number.isNaN(morningOf(day)) ? null : new Date(morningOf(day)).toISOString());

/** The left edge of the grid: the day's 08:00, or a little before now. */
export const beginOf = (day: string, now: number): number => (Number.isNaN(morningOf(day)) ? (Math.floor(now / hour) - hoursBack) * hour : morningOf(day));

/** A line that has begun can only be ended; one that has not goes as if it had never been. */
export const isBegun = (row: DutyRow, now: number): boolean => Date.parse(row.from) < now;

/** Lines by the body that they stand for, bodies in the order of their first line; those without a body last. */
export function bodiesOf(rows: readonly DutyRow[]): { id: string; organization: OrganizationRef | null; lines: DutyRow[] }[] {
  const bodies = new Map<string, { id: string; organization: OrganizationRef | null; lines: DutyRow[] }>();
  for (const row of rows) {
    const id = row.organization?.id ?? '';
    const body = bodies.get(id) ?? { id, organization: row.organization, lines: [] };
    body.lines.push(row);
    bodies.set(id, body);
  }
  return [...bodies.values()].sort((a, b) => Number(a.organization === null) - Number(b.organization === null));
}
