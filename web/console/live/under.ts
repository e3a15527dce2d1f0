import type { Alarm, Text } from '@shared/api/types/index.ts';

/** How many active alarms stand under each case, by its number: those that joined it and those that are held because one of them is their cause. */
export function alarmsUnder(alarms: readonly Alarm[]): ReadonlyMap<string, number> {
  const caseOf = new Map(alarms.flatMap((a) => (a.caseNumber ? [[a.id, a.caseNumber] as const] : [])));
  const counts = new Map<string, number>();
  for (const alarm of alarms) {
    if (alarm.clearedAt) continue;
    const number = alarm.caseNumber ?? (alarm.held?.why === 'inhibited' && alarm.held.by ? caseOf.get(alarm.held.by) : undefined);
    if (number) counts.set(number, (counts.get(number) ?? 0) + 1);
  }
  return counts;
}

/** What a flood consists of: one condition, with how many alarms of it are active. */
export interface FloodSource { condition: string; name: Text; count: number; severity: number }

/** The conditions that most of what calls is of, the most frequent first; of equals the graver. */
export function floodSources(alarms: readonly Alarm[], most: number): FloodSource[] {
  const found = new Map<string, FloodSource>();
  for (const { kind, condition, conditionName, severity, clearedAt, held } of alarms) {
    if (clearedAt || held || severity < 2) continue;
    const name = `${kind}.${condition}`;
    const known = found.get(name);
    found.set(name, { condition: name, name: conditionName, count: (known?.count ?? 0) + 1, severity: Math.max(severity, known?.severity ?? 0) });
  }
  return [...found.values()].sort((a, b) => b.count - a.count || b.severity - a.severity).slice(0, most);
}
