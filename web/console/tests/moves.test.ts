import { describe, expect, it } from 'vitest';
import { isTooSoon, keysOf, mainMove, movesInOrder, panelMoves } from '../case/moves.ts';

describe('the keys of moves', () => {
  const street = ['accept', 'declined', 'onTheWay', 'arrived', 'reallySo', 'alreadyClear', 'falseAlarm', 'notFound', 'notMine', 'pickedUp', 'handedOver', 'startWork', 'done', 'checked', 'returned', 'assign', 'note'];
  it('gives each move of the street its own key, the same in every case', () => {
    const keys = keysOf(street);
    expect(new Set(Object.values(keys)).size).toBe(street.length);
    for (const move of street) expect(keysOf([move, 'note'])[move]).toBe(keys[move]);
  });
  it('gives those of another workflow free ones, a letter of their name where it can', () => {
    const keys = keysOf(['note', 'admit', 'verify', 'refuse', 'void']);
    expect(keys).toMatchObject({ note: 'n', admit: 'a', verify: 'v', refuse: 'e', void: 'o' });
  });
  it('takes none that works everywhere', () => {
    for (const key of Object.values(keysOf([...street, 'admit', 'verify', 'refuse', 'void', 'giveUp', 'extend']))) expect('gjklmrt/?0').not.toContain(key);
  });
  it('rests while a finger may still mean what stood there before', () => {
    expect(isTooSoon(10_799, 10_000)).toBe(true);
    expect(isTooSoon(10_800, 10_000)).toBe(false);
  });
});

describe('the main move', () => {
  it('carries the case on', () => expect(mainMove(['note', 'handedOver', 'assign'], 'officer')).toBe('handedOver'));
  it('is to send somebody when nothing else can be done', () => expect(mainMove(['note', 'assign'], 'officer')).toBe('assign'));
  it('is to send a crew while one has the case, not to claim that the work is done', () => {
    expect(mainMove(['startWork', 'done', 'assign', 'note'], 'callCrew')).toBe('assign');
    expect(movesInOrder(['done', 'note', 'assign'], 'crew')).toEqual(['assign', 'done', 'note']);
  });
  it('is the crew’s own for a crew', () => expect(mainMove(['startWork', 'done', 'note'], 'callCrew')).toBe('startWork'));
});

describe('the panel of moves', () => {
  const allowedMoves = ['admit', 'straight', 'note'];
  it('leaves out what the card beside it sends with its body', () => expect(panelMoves({ allowedMoves, straight: { move: 'straight', bodies: [], samplePercent: 20 } })).toEqual(['admit', 'note']));
  it('offers all when no card does', () => expect(panelMoves({ allowedMoves, straight: null })).toEqual(allowedMoves));
});
