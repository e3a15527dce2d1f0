import { describe, expect, it } from 'vitest';
import type { CaseSummary } from '@shared/api/types/index.ts';
import { bundle, bundleOf } from '../live/bundle.ts';
import { byUrgency, urgency } from '../parts/due.ts';

const now = Date.parse('2026-11-22T13:00:00Z');
const at = (seconds: number): string => new Date(now + seconds * 1_000).toISOString();
const make = (id: string, change: Partial<CaseSummary>): CaseSummary => ({
  id, number: id, state: 'filed', stateName: { zh: '', en: '' }, stage: 'dispatch', hold: 'callOfficer', dueName: null, suspendedAt: null, suspendedUntil: null, body: null, category: '01-05', categoryName: { zh: '', en: '' }, title: { zh: '', en: '' }, severity: 2, source: 'sensor', deviceId: null,
  area: { id: '1', name: { zh: '', en: '' } }, place: { lon: 0, lat: 0, address: null }, owner: null, called: null,
  openedAt: at(-100), dueAt: at(100), dueKind: 'accept', late: false, outcome: null, closedAt: null, version: 1, ...change,
});

describe('urgency', () => {
  it('is late past the limit even before the server has said so', () => expect(urgency(make('a', { dueAt: at(-1) }), now)).toBe('late'));
  it('is soon after four fifths of the limit', () => expect(urgency(make('a', { openedAt: at(-90), dueAt: at(10) }), now)).toBe('soon'));
  it('is calm before', () => expect(urgency(make('a', {}), now)).toBe('ok'));
  it('is nothing once closed', () => expect(urgency(make('a', { state: 'closed', late: true }), now)).toBe('none'));
});

describe('the order of the live list', () => {
  const order = (items: CaseSummary[]): string => [...items].sort(byUrgency(now)).map((i) => i.id).join(' ');
  it('puts late rows on top, then the newest', () => {
    expect(order([make('old', { openedAt: at(-50) }), make('new', { openedAt: at(-5) }), make('late', { openedAt: at(-500), dueAt: at(-10) })])).toBe('late new old');
  });
  it('puts the worst of the late first, and of equals the longest late', () => {
    expect(order([make('short', { dueAt: at(-5) }), make('long', { dueAt: at(-50) }), make('worst', { severity: 4, dueAt: at(-1) })])).toBe('worst long short');
  });
  it('puts what has closed last, the newest close first', () => {
    expect(order([make('closed1', { state: 'closed', closedAt: at(-20) }), make('open', {}), make('closed2', { state: 'closed', closedAt: at(-10) })])).toBe('open closed2 closed1');
  });
});

describe('the order in a flood', () => {
  const order = (items: CaseSummary[]): string => [...items].sort(byUrgency(now, new Map([['cause', 7]]))).map((i) => i.id).join(' ');
  it('puts what is critical before what is late, and the graver before the newest', () => {
    const late = make('late', { dueAt: at(-10) });
    const items = [make('new', { openedAt: at(-1) }), late, make('grave', { severity: 3, openedAt: at(-80) }), make('critical', { severity: 4, openedAt: at(-90) })];
    expect(order(items)).toBe('critical late grave new');
  });
  it('puts that under which most alarms stand before its equals', () => {
    expect(order([make('new', { openedAt: at(-1) }), make('cause', { openedAt: at(-60) })])).toBe('cause new');
    expect(order([make('longest', { dueAt: at(-90) }), make('cause', { dueAt: at(-10) })])).toBe('cause longest');
  });
});

describe('a flood', () => {
  const many = (n: number, change: Partial<CaseSummary> = {}): CaseSummary[] => Array.from({ length: n }, (_, i) => make(`c${i}`, { openedAt: at(-i), ...change }));
  const shape = (items: CaseSummary[], opened: string[] = []): string => bundle(items, now, true, new Set(opened)).map((r) => `${r.item.id}+${r.more}`).join(' ');
  it('leaves a calm list alone', () => expect(bundle(many(30), now, false, new Set())).toHaveLength(30));
  it('puts one category of one area behind its newest', () => {
    const elsewhere = many(4, { area: { id: '2', name: { zh: '邻街', en: 'Next' } } }).map((item) => ({ ...item, id: `n${item.id}` }));
    expect(shape([...many(11), ...elsewhere])).toBe('c0+10 nc0+3');
  });
  it('leaves three alone', () => expect(shape(many(3))).toBe('c0+0 c1+0 c2+0'));
  it('never hides what is critical, nor what is late behind what is not', () => {
    const items = [...many(11), make('late', { dueAt: at(-1) }), make('worst', { severity: 4 })];
    expect(shape(items)).toBe('c0+10 late+0 worst+0');
  });
  it('puts late ones behind a late one: within a minute of a flood all are late', () =>
    expect(shape([...many(6, { dueAt: at(-1) }).map((item) => ({ ...item, id: `l${item.id}` })), ...many(5)])).toBe('lc0+5 c0+4'));
  it('never hides a case under which others stand', () => {
    const rows = bundle(many(6), now, true, new Set(), new Map([['c3', 4]]));
    expect(rows.map((r) => `${r.item.id}+${r.more}`)).toEqual(['c0+4', 'c3+0']);
  });
  it('opens when asked', () => expect(bundle(many(11), now, true, new Set([bundleOf(many(1)[0]!)]))).toHaveLength(11));
});
