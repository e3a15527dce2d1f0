import { describe, expect, it } from 'vitest';
import type { Alarm } from '@shared/api/types/index.ts';
import { alarmsUnder, floodSources } from '../live/under.ts';

const alarm = (id: string, change: Partial<Alarm> = {}): Alarm => ({
  id, deviceId: `d${id}`, deviceName: { zh: '', en: '' }, kind: 'manhole', condition: 'flooded', conditionName: { zh: '积水', en: 'Flooded' }, severity: 2, class: 'trouble',
  raisedAt: '', startedAt: '', clearedAt: null, acknowledgedAt: null, acknowledgedBy: null, caseNumber: null, value: null, said: null, area: null, held: null, flapping: false, ...change,
} as Alarm);
const because = (of: string): Partial<Alarm> => ({ held: { why: 'inhibited', by: of, name: null, until: null } });

describe('what stands under a case', () => {
  it('is its own alarms, those that joined, and the symptoms that they hide', () => {
    const under = alarmsUnder([alarm('1', { caseNumber: 'A' }), alarm('2', { caseNumber: 'A' }), alarm('3', because('1')), alarm('4', because('2')), alarm('5', { caseNumber: 'B' })]);
    expect([...under]).toEqual([['A', 4], ['B', 1]]);
  });
  it('is not what is over, silenced, or caused by something without a case', () => {
    const silenced: Partial<Alarm> = { held: { why: 'silence', by: '1', name: null, until: null } };
    expect(alarmsUnder([alarm('1', { caseNumber: 'A' }), alarm('2', { caseNumber: 'A', clearedAt: 'then' }), alarm('3', silenced), alarm('4', because('9'))]).get('A')).toBe(1);
  });
});

describe('what a flood consists of', () => {
  it('is the conditions that most of what calls is of', () => {
    const many = [...['1', '2', '3'].map((id) => alarm(id)), alarm('4', { condition: 'shifted', severity: 3 }), alarm('5', { condition: 'silent' }), alarm('6', { condition: 'silent' })];
    expect(floodSources(many, 2).map((s) => [s.condition, s.count])).toEqual([['manhole.flooded', 3], ['manhole.silent', 2]]);
  });
  it('leaves out hints, what is held and what is over, and names the graver of equals first', () => {
    const many = [alarm('1', { condition: 'a', severity: 1 }), alarm('2', { condition: 'b', ...because('7') }), alarm('3', { condition: 'c', clearedAt: 'then' }), alarm('4', { condition: 'd' }), alarm('5', { condition: 'e', severity: 4 })];
    expect(floodSources(many, 5).map((s) => s.condition)).toEqual(['manhole.e', 'manhole.d']);
  });
});
