import { describe, expect, it } from 'vitest';
import type { Alarm, AlarmHold } from '@shared/api/types/index.ts';
import { alarmRows } from '../live/bundle.ts';
import { casesUnder, endOf, goesOn, instantOf, nextMorning, requestOf, silenceOn, stateOf, type SilenceDraft } from '../silences/silence.ts';

const evening = Date.parse('2026-11-22T22:10:00+08:00');
const iso = (local: string): string => new Date(`${local}:00+08:00`).toISOString();
const draft = (change: Partial<SilenceDraft>): SilenceDraft => ({ kind: 'silence', length: '30m', reason: ' 换传感器 ', ...change });

describe('how long a silence lasts', () => {
  it('is half an hour, or two', () => {
    expect(endOf(draft({}), evening)).toBe(evening + 1_800_000);
    expect(endOf(draft({ length: '2h' }), evening)).toBe(evening + 7_200_000);
  });
  it('goes on until the next morning at eight in the city', () => {
    expect(new Date(nextMorning(evening)).toISOString()).toBe(iso('2026-11-23T08:00'));
    expect(new Date(nextMorning(Date.parse('2026-11-22T07:59:00+08:00'))).toISOString()).toBe(iso('2026-11-22T08:00'));
    expect(new Date(nextMorning(Date.parse('2026-11-22T08:00:00+08:00'))).toISOString()).toBe(iso('2026-11-23T08:00'));
  });
  it('counts from when it begins', () => expect(endOf(draft({ from: '2026-11-23T14:00', length: '2h' }), evening)).toBe(Date.parse('2026-11-23T16:00:00+08:00')));
  it('counts from now when its beginning is past', () => expect(endOf(draft({ from: '2026-11-20T14:00' }), evening)).toBe(evening + 1_800_000));
  it('has no end until one is chosen', () => {
    expect(endOf(draft({ length: 'until' }), evening)).toBeNull();
    expect(instantOf('nonsense')).toBeNull();
    expect(requestOf(draft({ length: 'until' }), evening)).toBeNull();
  });
});

describe('what is sent', () => {
  it('holds what was filled in, the reason without its margins', () => expect(requestOf(draft({ device: 'bin-012', condition: '', category: '' }), evening)).toEqual({
    kind: 'silence', device: 'bin-012', reason: '换传感器', until: new Date(evening + 1_800_000).toISOString(),
  }));
  it('names a beginning only when that is to come', () => {
    expect(requestOf(draft({ from: '2026-11-23T14:00' }), evening)?.from).toBe(iso('2026-11-23T14:00'));
    expect(requestOf(draft({ from: '2026-11-20T14:00' }), evening)).not.toHaveProperty('from');
  });
});

describe('how a silence stands', () => {
  const from = iso('2026-11-22T22:00');
  const until = iso('2026-11-23T08:00');
  it('is in force between its ends', () => expect(stateOf({ from, until, endedAt: null }, evening)).toBe('on'));
  it('is to come before, and over after', () => {
    expect(stateOf({ from, until, endedAt: null }, evening - 3_600_000)).toBe('planned');
    expect(stateOf({ from, until, endedAt: null }, Date.parse(until))).toBe('over');
  });
  it('stays ended by whoever ended it', () => expect(stateOf({ from, until, endedAt: from }, Date.parse(until) + 1)).toBe('ended'));
});

describe('what is held in the live list', () => {
  const alarm = (id: string, held: AlarmHold | null): Alarm => ({ id, held }) as Alarm;
  const by = (why: AlarmHold['why'], id: string | null): AlarmHold => ({ why, by: id, name: null, until: null });
  const shape = (alarms: Alarm[]): string => alarmRows(alarms).map((row) => `${row.alarm.id}+${row.more}`).join(' ');
  it('stands after what calls', () => expect(shape([alarm('a', by('silence', '1')), alarm('b', null)])).toBe('b+0 a+0'));
  it('is one row for each silence or cause', () => expect(shape([
    alarm('a', by('inhibited', '7')), alarm('b', by('inhibited', '7')), alarm('c', by('inhibited', '8')), alarm('d', by('silence', '7')),
  ])).toBe('a+1 c+0 d+0'));
  it('is not made one where nothing common holds it', () => expect(shape([alarm('a', by('flapping', null)), alarm('b', by('flapping', null))])).toBe('a+0 b+0'));
});

describe('a standing alarm that is silenced', () => {
  const silencedBy = { id: '1', kind: 'silence' as const, reason: '换传感器', until: iso('2026-11-23T08:00'), by: { zh: '小王', en: 'Wang' } };
  it('is marked as long as both last', () => {
    expect(silenceOn({ silencedBy, clearedAt: null }, evening)).toBe(silencedBy);
    expect(silenceOn({ silencedBy, clearedAt: null }, Date.parse(silencedBy.until))).toBeNull();
    expect(silenceOn({ silencedBy, clearedAt: iso('2026-11-22T22:00') }, evening)).toBeNull();
    expect(silenceOn({ silencedBy: null, clearedAt: null }, evening)).toBeNull();
  });
  it('names the cases that go on: each once, of what stands, and of the chosen condition', () => {
    const of = (condition: string, caseNumber: string | null, clearedAt: string | null = null) => ({ condition, caseNumber, clearedAt });
    const alarms = [of('overflow', 'C-1'), of('fire', 'C-2'), of('silent', null), of('tilted', 'C-2'), of('old', 'C-3', iso('2026-11-22T20:00'))];
    expect(casesUnder(alarms, '')).toEqual(['C-1', 'C-2']);
    expect(casesUnder(alarms, 'overflow')).toEqual(['C-1']);
  });
  it('says that a case calls until somebody has it, and nothing of one that is closed', () => {
    expect([goesOn('filed'), goesOn('arrived'), goesOn('closed')]).toEqual(['calling', 'inHand', null]);
  });
});
