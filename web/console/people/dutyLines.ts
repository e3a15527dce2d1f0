import { dayAfter } from '../admin/days.ts';

export interface DutyLine { userName: string; kind: 'shift' | 'duty'; from: string; until: string }
export interface DutyDraft { kind: DutyLine['kind']; people: string[]; firstDay: string; days: number; from: string; until: string }

/** As the server has it (`SetDuty.cs`). */
export const mostDays = 31;

const at = (day: string, time: string): number => Date.parse(`${day}T${time}:00+08:00`);

/** A line for each person and day, in the city's time; a shift that ends at or before its start ends the next day. */
export function linesOf({ kind, people, firstDay, days, from, until }: DutyDraft): DutyLine[] {
  const first = at(firstDay, '00:00');
  return Array.from({ length: days }, (_, i) => dayAfter(first, i)).flatMap((day) => {
    const start = at(day, from);
    const sameDay = at(day, until);
    const end = sameDay > start ? sameDay : at(dayAfter(first, 1 + Math.round((at(day, '00:00') - first) / 86_400_000)), until);
    return people.map((userName) => ({ userName, kind, from: new Date(start).toISOString(), until: new Date(end).toISOString() }));
  });
}

/** The person whose line the server refused: `lines[3].role` is the fourth. */
export function lineAtFault(lines: readonly DutyLine[], field: string | null): DutyLine | null {
  const found = /^lines\[(\d+)\]/.exec(field ?? '');
  return found ? (lines[Number(found[1])] ?? null) : null;
}
