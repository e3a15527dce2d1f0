import { describe, expect, it } from 'vitest';
import type { CaseClock, Workflow } from '@shared/api/types/index.ts';
import { stagesOf } from '../case/stages.ts';
import { draw } from '../workflows/layout.ts';

const name = { zh: '', en: '' };
const step = (id: string, stage: Workflow['steps'][number]['stage']): Workflow['steps'][number] => ({ id, name, stage, hold: 'desk', post: 'intake' });
const move = (id: string, from: string[], to: string | null): Workflow['moves'][number] => ({ move: id, name, does: 'go', from, to, by: [], approvedBy: [] });
const flow: Pick<Workflow, 'steps' | 'moves' | 'clocks'> = {
  steps: [step('taken', 'intake'), step('toVerify', 'verify'), step('verifying', 'verify'), step('filing', 'file'), step('closed', 'ended'), step('voided', 'ended')],
  moves: [move('verify', ['taken'], 'toVerify'), move('admit', ['taken'], 'filing'), move('accept', ['toVerify'], 'verifying'), move('notSo', ['verifying'], 'taken'), move('close', ['filing'], 'closed'), move('void', ['taken', 'filing'], 'voided'), move('note', ['taken'], null)],
  clocks: [{ kind: 'intake', name, runs: ['taken'], main: false, limit: null }, { kind: 'verify', name, runs: ['toVerify', 'verifying'], main: false, limit: null }, { kind: 'file', name, runs: ['filing'], main: true, limit: null }],
};
const clock = (kind: string): CaseClock => ({ kind, name, setAt: '2026-11-22T08:00:00Z', dueAt: null, soonAt: null, metAt: null, suspendedAt: null, void: false, late: false, why: [] });

describe('the stages of a case', () => {
  const looks = (stage: Workflow['steps'][number]['stage'], ...kinds: string[]): string => stagesOf(flow, { stage, clocks: kinds.map(clock) }).map((s) => `${s.stage} ${s.look}`).join(', ');
  it('are ticked when one of their clocks ran', () => expect(looks('file', 'intake', 'verify', 'file')).toBe('intake passed, verify passed, file present, ended ahead'));
  it('are struck through when they were left out', () => expect(looks('file', 'intake', 'file')).toBe('intake passed, verify skipped, file present, ended ahead'));
  it('are all behind once it has ended', () => expect(looks('ended', 'intake', 'file')).toBe('intake passed, verify skipped, file passed, ended passed'));
});

describe('the drawing of a workflow', () => {
  const picture = draw(flow);
  it('has a column for each stage and a box for each step, no two at one place', () => {
    expect(picture.columns.map((c) => c.stage)).toEqual(['intake', 'verify', 'file', 'ended']);
    expect(new Set(picture.boxes.map((b) => `${b.x} ${b.y}`)).size).toBe(flow.steps.length);
  });
  it('has an arc for each pair of steps, those that lead back below', () => {
    expect(picture.arcs.map((a) => `${a.key}${a.back ? ' back' : ''}`)).toEqual(['taken toVerify', 'taken filing', 'toVerify verifying', 'verifying taken back', 'filing closed', 'filing voided']);
    for (const arc of picture.arcs) expect(arc.path).not.toContain('NaN');
  });
});
