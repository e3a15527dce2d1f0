import { api } from '@shared/api/client.ts';
import { metersBetween } from '@shared/map/geo.ts';
import type { Page, Person, Point } from '@shared/api/types/index.ts';

export interface NearPerson { person: Person; /** Null when nobody knows where the person is. */ meters: number | null }

/** Most people that one picker fetches; a district has some hundreds of officers. */
const most = 2_000;

/** Who can be sent: officers before a case is handed over, crews after. */
export type SentRole = 'officer' | 'crew';

/** All of a role in the account's own areas, not in the case's: posts are held by the street, cases lie in its stretches. */
export async function peopleOfMine(role: SentRole, signal?: AbortSignal): Promise<Person[]> {
  const people: Person[] = [];
  let cursor: string | null = null;
  do {
    const page: Page<Person> = await api.get<Page<Person>>('/people', { role, limit: 500, cursor }, signal);
    people.push(...page.items);
    cursor = page.next;
  } while (cursor && people.length < most);
  return people;
}

const stateRank = { idle: 0, busy: 1, off: 2 } as const;

/** Who can be sent: on shift before off shift, free before busy, then the nearest; those of unknown place stand last in their group. */
export function nearestFirst(people: readonly Person[], place: Point): NearPerson[] {
  return people
    .map((person) => ({ person, meters: person.position ? metersBetween(person.position, place) : null }))
    .sort((a, b) => Number(b.person.onShift) - Number(a.person.onShift)
      || stateRank[a.person.state] - stateRank[b.person.state]
      || (a.meters ?? Infinity) - (b.meters ?? Infinity)
      || a.person.userName.localeCompare(b.person.userName));
}
