import { describe, expect, it } from 'vitest';
import type { CaseState, Move } from '@shared/api/types/index.ts';
import { chooseMoves, formOf, missingFor, needsSheet, photoSlots, predict } from './nextMove.ts';

describe('the wide button', () => {
  it('is the earliest allowed step of the way', () => {
    expect(chooseMoves(['arrived', 'onTheWay', 'notMine']).next).toBe('onTheWay');
    expect(chooseMoves(['accept', 'declined']).next).toBe('accept');
  });

  it('offers picking up oneself beside handing over', () => {
    const choice = chooseMoves(['pickedUp', 'handedOver', 'note']);
    expect(choice.next).toBe('handedOver');
    expect(choice.other).toBe('pickedUp');
  });

  it('is picking up oneself where nobody can be handed to', () => {
    const choice = chooseMoves(['pickedUp']);
    expect(choice.next).toBe('pickedUp');
    expect(choice.other).toBeNull();
  });

  it('is absent when there is nothing to do but wait', () => {
    expect(chooseMoves(['note']).next).toBeNull();
    expect(chooseMoves([]).next).toBeNull();
  });

  it('keeps "not so" to what is allowed', () => {
    expect(chooseMoves(['arrived', 'alreadyClear', 'notMine']).notSo).toEqual(['alreadyClear', 'notMine']);
  });
});

describe('a case whose moves still wait on the phone', () => {
  const filed = { state: 'filed' as CaseState, allowedMoves: ['accept', 'declined'] as Move[] };

  it('can be walked to the hand-over without a network', () => {
    const way: Move[] = [];
    for (let step = chooseMoves(predict(filed, way).allowedMoves).next; step; step = chooseMoves(predict(filed, way).allowedMoves).next) {
      way.push(step);
    }
    expect(way).toEqual(['accept', 'onTheWay', 'arrived', 'reallySo', 'handedOver']);
  });

  it('comes to what its move decides', () => {
    expect(predict({ ...filed, state: 'arrived', outcome: null }, ['falseAlarm'])).toMatchObject({ state: 'done', outcome: 'falseAlarm' });
  });

  it('is not changed by a note', () => {
    expect(predict(filed, ['note'])).toEqual(filed);
  });

  it('foresees only the street: what another workflow does next is the server’s to say', () => {
    const verifying = { state: 'toVerify' as CaseState, allowedMoves: ['accept', 'declined'] as Move[], workflow: { name: 'national' } };
    expect(predict(verifying, ['accept'])).toMatchObject({ state: 'toVerify', allowedMoves: [] });
  });

  it('foresees nothing behind a move that somebody else must answer', () => {
    expect(predict(filed, ['declined']).allowedMoves).toEqual([]);
  });
});

describe('the moves of another workflow', () => {
  it('stand behind the wide button, each where a thumb finds it', () => {
    expect(chooseMoves(['done', 'giveUp', 'extend', 'suspend', 'note'])).toMatchObject({ next: 'done', notSo: ['giveUp', 'extend', 'suspend'] });
    expect(chooseMoves(['passed', 'rework', 'notMine', 'note'])).toMatchObject({ next: 'passed', notSo: ['notMine', 'rework'] });
  });
});

describe('what a move asks for', () => {
  it('comes from the server where it has said so', () => {
    expect(formOf('arrived', { arrived: { note: 'required', photos: 1, photoLabels: ['place'] } }).photos).toBe(1);
  });

  it('is both photos for picking up oneself, also without a network', () => {
    const form = formOf('pickedUp', undefined);
    expect(missingFor(form, { note: '', photos: [{}, null] })).toEqual(['photos']);
    expect(missingFor(form, { note: '', photos: [{}, {}] })).toEqual([]);
  });

  it('is a reason for giving it back', () => {
    expect(missingFor(formOf('notMine', undefined), { note: '  ', photos: [] })).toEqual(['note']);
  });

  it('has room for a photo that is useful and not needed', () => {
    expect(photoSlots(formOf('reallySo', undefined))).toEqual([{ label: 'scene', needed: false }]);
    expect(photoSlots({ note: 'optional', photos: 0, photoLabels: ['scene'] })).toEqual([{ label: 'scene', needed: false }]);
    expect(photoSlots(formOf('pickedUp', undefined)).every((slot) => slot.needed)).toBe(true);
  });

  it('goes at one press when nothing is asked', () => {
    expect(needsSheet('arrived', formOf('arrived', {}))).toBe(false);
    expect(needsSheet('handedOver', formOf('handedOver', {}))).toBe(true);
  });
});
