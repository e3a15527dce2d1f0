import type { Force, Person } from '@shared/api/types/index.ts';

/** The people of the street by role: the one population of the figures and of the list below them. */
export type StreetForce = Record<'officer' | 'crew', readonly Person[]>;

export function countOf(people: readonly Person[]): Force {
  const counts: Force = { idle: 0, busy: 0, off: 0 };
  for (const { state } of people) counts[state] += 1;
  return counts;
}

/** Who is out there: those with a case first, then by name; nobody who is off. A person of both roles stands once. */
export function onTheStreet(force: StreetForce): Person[] {
  const all = new Map([...force.officer, ...force.crew].filter((person) => person.state !== 'off').map((person) => [person.userName, person]));
  return [...all.values()].sort((a, b) => a.state.localeCompare(b.state) || a.userName.localeCompare(b.userName, 'en', { numeric: true }));
}
