import { describe, expect, it } from 'vitest';
import type { CaseClock, CaseState, HistoryEntry, Outcome } from '@shared/api/types/index.ts';
import { pathOf, spans, timeUsed } from '../case/steps.ts';

const t0 = Date.parse('2026-11-22T13:00:00Z');
const at = (s: number): string => new Date(t0 + s * 1_000).toISOString();
const clock = (kind: CaseClock['kind'], change: Partial<CaseClock> = {}): CaseClock => ({ kind, name: { zh: kind, en: kind }, soonAt: null, suspendedAt: null, setAt: at(0), dueAt: at(600), metAt: null, void: false, late: false, why: [], ...change });
const line = (code: string, seconds: number): HistoryEntry => ({ id: `${seconds}${code}`, code, at: at(seconds), by: { userName: null, displayName: { zh: '', en: '' }, role: null, machine: true }, how: 'rule', note: null, fileIds: [], reasons: [] });

describe('the path of a case', () => {
  const looks = (state: CaseState, outcome: Outcome | null = null, clocks: CaseClock[] = []): string => pathOf({ state, outcome, clocks }).map((p) => `${p.step} ${p.look}`).join(', ');
  it('lights the step that comes next, as its running clock does', () => {
    expect(looks('filed')).toBe('filed passed, accepted present, arrived ahead, confirmed ahead, handling ahead, done ahead, closed ahead');
    expect(looks('accepted')).toBe(looks('onTheWay'));
    expect(looks('onTheWay')).toContain('accepted passed, arrived present, confirmed ahead');
    expect(looks('arrived')).toContain('arrived passed, confirmed present');
    expect(looks('confirmed')).toContain('confirmed passed, handling present');
    expect(looks('handedOver')).toBe(looks('handling'));
    expect(looks('done', 'cleared')).toContain('handling passed, done present, closed ahead');
  });
  it('ticks every step of a case that was checked and closed', () => {
    expect(looks('closed', 'cleared', [clock('check', { metAt: at(90) })])).toBe('filed passed, accepted passed, arrived passed, confirmed passed, handling passed, done passed, closed passed');
  });
  it('ticks no check that did not happen', () => {
    expect(looks('closed', 'pickedUp', [clock('check', { metAt: at(90), void: true })])).toContain('handling passed, done skipped, closed passed');
  });
  it('leaves out what nobody did when an alarm cleared by itself', () => {
    const accepted = [clock('accept', { metAt: at(9) }), clock('arrive', { metAt: at(20), void: true })];
    expect(looks('done', 'clearedItself', accepted)).toBe('filed passed, accepted passed, arrived skipped, confirmed skipped, handling skipped, done present, closed ahead');
    expect(looks('done', 'clearedItself', [clock('accept', { metAt: at(20), void: true })])).toContain('filed passed, accepted skipped, arrived skipped');
  });
  it('leaves out the handling where there was nothing to handle', () => {
    for (const outcome of ['falseAlarm', 'notFound', 'alreadyClear'] as const) expect(looks('done', outcome)).toContain('confirmed passed, handling skipped, done present');
  });
});

describe('a case\'s time as spans', () => {
  const make = (history: HistoryEntry[], now: number, clocks: CaseClock[] = [], closed: number | null = null): string[] =>
    spans({ openedAt: at(0), closedAt: closed === null ? null : at(closed), state: closed === null ? 'filed' : 'closed', clocks, history }, t0 + now * 1_000)
      .map((p) => `${p.part} ${(p.to - p.from) / 1_000}${p.late ? ' late' : ''}${p.running ? ' running' : ''}`);
  const round = [line('accept', 20), line('onTheWay', 25), line('arrived', 140)];
  it('waits until somebody accepts', () => expect(make([line('called', 1)], 30)).toEqual(['waiting 30 running']));
  it('stands at its first part as soon as it is there', () => expect(make([], 0)).toEqual(['waiting 0 running']));
  it('parts waiting, travelling, working and the wait for the check', () => {
    expect(make(round, 200)).toEqual(['waiting 20', 'travelling 120', 'working 60 running']);
    expect(make([...round, line('handedOver', 150), line('startWork', 160), line('done', 300)], 330)).toEqual(['waiting 20', 'travelling 120', 'working 160', 'checking 30 running']);
  });
  it('ends with the close', () => expect(make([...round, line('falseAlarm', 150), line('checked', 190)], 999, [], 190)).toEqual(['waiting 20', 'travelling 120', 'working 10', 'checking 40']));
  it('has no wait for a check that was not drawn', () => {
    expect(make([...round, line('pickedUp', 150), line('closedUnsampled', 150)], 999, [], 150).at(-1)).toBe('working 10');
  });
  it('counts each round for itself when the reporter says that it is not solved', () => {
    const history = [...round, line('pickedUp', 150), line('closedUnsampled', 150), line('reporterAnswered', 500), line('reopened', 500), line('accept', 510)];
    expect(make(history, 530)).toEqual(['waiting 20', 'travelling 120', 'working 10', 'closed 350', 'waiting 10', 'travelling 20 running']);
  });
  it('goes back to the crew after a check that failed, and to waiting when nobody else had it', () => {
    expect(make([...round, line('handedOver', 150), line('done', 300), line('returned', 310)], 320).slice(2)).toEqual(['working 160', 'checking 10', 'working 10 running']);
    expect(make([...round, line('pickedUp', 150), line('returned', 160)], 190).slice(2)).toEqual(['working 10', 'checking 10', 'waiting 30 running']);
  });
  it('waits again after it was given back or somebody else is sent', () => {
    expect(make([line('accept', 20), line('notMine', 50), line('assign', 60)], 90)).toEqual(['waiting 20', 'travelling 30', 'waiting 40 running']);
    expect(make([...round, line('handedOver', 150), line('assign', 170)], 190).at(-1)).toBe('working 50 running');
  });
  it('is late as the clock of its round is', () => {
    const clocks = [clock('accept', { metAt: at(20), late: true }), clock('accept', { setAt: at(500), metAt: at(510) })];
    expect(make([...round, line('pickedUp', 150), line('closedUnsampled', 150), line('reopened', 500), line('accept', 510)], 520, clocks)).toEqual(
      ['waiting 20 late', 'travelling 120', 'working 10', 'closed 350', 'waiting 10', 'travelling 10 running']);
  });
  it('does not go backwards for what was done without a network', () => {
    expect(make([line('arrived', 140), line('accept', 20)], 200).every((s) => !s.includes('-'))).toBe(true);
  });
});

describe('the time used', () => {
  it('leaves out the time in which the case was closed', () => {
    expect(timeUsed([{ part: 'working', from: 0, to: 10, late: false, running: false }, { part: 'closed', from: 10, to: 500, late: false, running: false }, { part: 'waiting', from: 500, to: 505, late: false, running: true }])).toBe(15);
  });
});
