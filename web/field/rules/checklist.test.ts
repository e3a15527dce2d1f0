import { describe, expect, it } from 'vitest';
import type { ResponseTask } from '@shared/api/types/index.ts';
import { byLevel, foresee, subjectOf } from './checklist.ts';
import type { Entry } from './queue.ts';

const task = (id: string, over: Partial<ResponseTask> = {}): ResponseTask => ({ id, level: 'III', who: null, text: { zh: `事${id}`, en: `Thing ${id}` }, doneAt: null, doneBy: null, ...over });
const entry = (id: string, done: boolean, over: Partial<Entry> = {}): Entry => ({
  key: id, account: 'patrol1', kind: 'task', subject: subjectOf('7', id), label: '', body: { done }, photos: [], occurredAt: '2026-11-26T10:00:00Z', order: 1,
  state: 'waiting', tries: 0, retryAt: 0, problem: null, ...over,
});

describe('the list of a response', () => {
  it('is what the center said while nothing waits', () => {
    const done = task('1', { doneAt: '2026-11-26T09:00:00Z', doneBy: { zh: '张三', en: 'Zhang San' } });
    expect(foresee('7', [done, task('2')], [], 'patrol1')).toMatchObject([{ done: true, by: { zh: '张三' }, waits: false }, { done: false, waits: false }]);
  });
  it('shows at once what was ticked here, with the instant of doing', () =>
    expect(foresee('7', [task('1')], [entry('1', true)], 'patrol1')).toMatchObject([{ done: true, waits: true, at: '2026-11-26T10:00:00Z', by: null }]));
  it('goes by the last of several, in the order of doing', () =>
    expect(foresee('7', [task('1')], [entry('1', false, { order: 2 }), entry('1', true)], 'patrol1')).toMatchObject([{ done: false, waits: true }]));
  it('leaves what was refused as the center knows it, and says so', () =>
    expect(foresee('7', [task('1')], [entry('1', true, { state: 'refused' })], 'patrol1')).toMatchObject([{ done: false, waits: false, refused: { key: '1' } }]));
  it('is not moved by another account, another response, or a move', () => {
    const strange = [entry('1', true, { account: 'patrol2' }), entry('1', true, { subject: subjectOf('8', '1') }), entry('1', true, { kind: 'move' })];
    expect(foresee('7', [task('1')], strange, 'patrol1')).toMatchObject([{ done: false, waits: false }]);
  });
  it('has the level in force first, and nothing else moves', () => {
    const items = foresee('7', [task('1', { level: 'IV' }), task('2', { level: 'IV' }), task('3', { level: 'III' }), task('4', { level: 'III' })], [entry('3', true)], 'patrol1');
    expect(byLevel(items, 'III').map((g) => [g.level, g.items.map((i) => i.task.id)])).toEqual([['III', ['3', '4']], ['IV', ['1', '2']]]);
  });
});
