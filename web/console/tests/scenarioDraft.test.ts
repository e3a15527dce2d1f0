import { describe, expect, it } from 'vitest';
import type { Proposal, ProposalPage, ScenarioSummary } from '@shared/api/types/index.ts';
import { draftAfter, isUnsaved, opened, withVersion } from '../scenarios/draft.ts';
import { countLines, lineDiff } from '../scenarios/editor/lineDiff.ts';
import { grouped, sorted } from '../scenarios/list.ts';

const page = (revised: number, yaml: string, note = ''): ProposalPage => ({ proposal: { revised, note } as Proposal, yaml, baseYaml: '' });

describe('a draft', () => {
  const draft = opened(page(1, 'a'));
  it('is unsaved from the first letter until it is saved', () => {
    const wrote = draftAfter(draft, { kind: 'wrote', yaml: 'ab' });
    expect([isUnsaved(draft), isUnsaved(wrote)]).toEqual([false, true]);
    const saved = draftAfter(wrote, { kind: 'saved', page: page(2, 'ab'), yaml: 'ab', note: '' });
    expect([isUnsaved(saved), saved.saved.revised]).toEqual([false, 2]);
  });
  it('stays unsaved when its author wrote on while it was being saved', () => {
    const on = draftAfter(draftAfter(draft, { kind: 'wrote', yaml: 'abc' }), { kind: 'saved', page: page(2, 'ab'), yaml: 'ab', note: '' });
    expect([isUnsaved(on), on.yaml]).toEqual([true, 'abc']);
  });
  it('follows what somebody else saved only while nothing is unsaved', () => {
    expect(draftAfter(draft, { kind: 'came', page: page(2, 'b') }).yaml).toBe('b');
    const kept = draftAfter(draftAfter(draft, { kind: 'wrote', yaml: 'mine' }), { kind: 'came', page: page(2, 'b') });
    expect([kept.yaml, kept.isOvertaken]).toEqual(['mine', true]);
    expect(draftAfter(kept, { kind: 'reloaded', page: page(2, 'b') })).toEqual(opened(page(2, 'b')));
  });
  it('comes back as it was left, and says when it was overtaken meanwhile', () => {
    const left = { yaml: 'mine', note: 'why', revised: 1 };
    expect(opened(page(1, 'a'), left)).toMatchObject({ yaml: 'mine', note: 'why', isOvertaken: false });
    const late = opened(page(2, 'a'), left);
    expect([late.isOvertaken, late.saved.revised]).toEqual([true, 1]);
    expect(draftAfter(late, { kind: 'came', page: page(2, 'a') })).toEqual(late);
  });
});

describe('lines that changed', () => {
  it('are told with their places in both texts', () =>
    expect(lineDiff('a\nb\nc\nd', 'a\nx\nc\nd\ne')).toEqual([
      { before: { line: 2, lines: ['b'] }, after: { line: 2, lines: ['x'] } },
      { before: { line: 5, lines: [] }, after: { line: 5, lines: ['e'] } },
    ]));
  it('are none when nothing did', () => expect(lineDiff('a\nb', 'a\nb')).toEqual([]));
  it('are counted', () => expect(countLines(lineDiff('a\nb\nc', 'c\nd'))).toEqual({ gone: 2, added: 1 }));
});

describe('the list of packages', () => {
  const one = (code: string, field: ScenarioSummary['field'], more: Partial<ScenarioSummary> = {}): ScenarioSummary => ({
    code, field, name: { zh: `名${code}`, en: code }, purpose: { zh: '', en: '' }, version: 1, origin: 'shipped', reach: 'everywhere', personal: false, kinds: 1, conditions: 1, examples: 3, proposals: 0, ...more,
  });
  const all = [one('gas', 'safety', { personal: true, reach: 'nowhere' }), one('bin', 'municipal'), one('lift', 'facilities')];
  const none = { q: '', field: '', reach: '', personal: false };
  it('goes by fields in their order', () => expect(grouped(all, none).map((g) => g.field)).toEqual(['facilities', 'municipal', 'safety']));
  it('is searched in both languages and filtered', () => {
    expect(grouped(all, { ...none, q: '名BIN' }).flatMap((g) => g.packages.map((p) => p.code))).toEqual(['bin']);
    expect(grouped(all, { ...none, personal: true, reach: 'nowhere' }).flatMap((g) => g.packages.map((p) => p.code))).toEqual(['gas']);
  });
  it('tells apart what waits for me, what is mine, and the rest', () => {
    const p = (id: string, author: string, moves: Proposal['moves']): Proposal => ({ id, author, moves } as Proposal);
    const found = sorted([p('1', 'me', ['save']), p('2', 'you', ['publish', 'return']), p('3', 'you', [])], 'me');
    expect([found.toDecide, found.mine, found.others].map((l) => l.map((x) => x.id))).toEqual([['2'], ['1'], ['3']]);
  });
});

describe('the draft from an older version', () => {
  it('has the next number and is that text else', () =>
    expect(withVersion('package: a\nversion: 2 # then\nneeds: []\nnote: "\n  version: 2"\n', 8)).toBe('package: a\nversion: 8 # then\nneeds: []\nnote: "\n  version: 2"\n'));
});
