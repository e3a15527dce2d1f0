import { describe, expect, it } from 'vitest';
import { isTooSoon, mainMove, moveKeys, movesInOrder } from '../case/moves.ts';

describe('the keys of moves', () => {
  it('gives each move its own key, whatever the state', () => expect(new Set(Object.values(moveKeys)).size).toBe(Object.keys(moveKeys).length));
  it('takes none that works everywhere', () => {
    for (const key of Object.values(moveKeys)) expect('gjklmrt/?0').not.toContain(key);
  });
  it('rests while a finger may still mean what stood there before', () => {
    expect(isTooSoon(10_799, 10_000)).toBe(true);
    expect(isTooSoon(10_800, 10_000)).toBe(false);
  });
});

describe('the main move', () => {
  it('carries the case on', () => expect(mainMove(['note', 'handedOver', 'assign'], 'confirmed')).toBe('handedOver'));
  it('is to send somebody when nothing else can be done', () => expect(mainMove(['note', 'assign'], 'accepted')).toBe('assign'));
  it('is to send a crew while one has the case, not to claim that the work is done', () => {
    expect(mainMove(['startWork', 'done', 'assign', 'note'], 'handedOver')).toBe('assign');
    expect(movesInOrder(['done', 'note', 'assign'], 'handling')).toEqual(['assign', 'done', 'note']);
  });
  it('is the crew’s own for a crew', () => expect(mainMove(['startWork', 'done', 'note'], 'handedOver')).toBe('startWork'));
});
