import { describe, expect, it } from 'vitest';
import type { Person } from '@shared/api/types/index.ts';
import { countOf, onTheStreet } from '../live/force.ts';

const someone = (userName: string, state: Person['state']): Person => ({
  userName, displayName: { zh: userName, en: userName }, posts: [], onShift: state !== 'off', shiftUntil: null, phoneMasked: null, state, caseNumber: null, position: null,
});
const officer = [someone('patrol2', 'idle'), someone('patrol10', 'busy'), someone('patrol1', 'off')];
const crew = [someone('crew1', 'busy'), someone('patrol2', 'idle')];

describe('the people of the street', () => {
  it('are counted by role from the list that stands below', () => {
    expect(countOf(officer)).toEqual({ idle: 1, busy: 1, off: 1 });
    expect(countOf(crew)).toEqual({ idle: 1, busy: 1, off: 0 });
  });
  it('stand once, the busy first, and nobody who is off', () => expect(onTheStreet({ officer, crew }).map((p) => p.userName)).toEqual(['crew1', 'patrol10', 'patrol2']));
});
