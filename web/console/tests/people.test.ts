import { describe, expect, it } from 'vitest';
import type { Person } from '@shared/api/types/index.ts';
import { nearestFirst } from '../parts/people.ts';

const place = { lon: 121.46, lat: 31.23 };
const someone = (userName: string, onShift: boolean, state: Person['state'], east: number | null): Person => ({
  userName, displayName: { zh: userName, en: userName }, posts: [], onShift, shiftUntil: null, phoneMasked: null, state, caseNumber: null,
  position: east === null ? null : { lon: place.lon + east, lat: place.lat, at: null, accuracyMeters: null },
});

describe('who can be sent', () => {
  const order = nearestFirst([
    someone('off-near', false, 'off', 0.0001), someone('busy-near', true, 'busy', 0.0001), someone('idle-unknown', true, 'idle', null),
    someone('idle-far', true, 'idle', 0.01), someone('idle-near', true, 'idle', 0.001),
  ], place);

  it('stands free before busy before off shift, the nearest first', () =>
    expect(order.map((row) => row.person.userName)).toEqual(['idle-near', 'idle-far', 'idle-unknown', 'busy-near', 'off-near']));

  it('says how far, and nothing for an unknown place', () => {
    expect(order[0]?.meters).toBeGreaterThan(90);
    expect(order[0]?.meters).toBeLessThan(100);
    expect(order[2]?.meters).toBeNull();
  });
});
