import { describe, expect, it } from 'vitest';
import type { CaseSummary } from '@shared/api/types/index.ts';
import { whoHas } from '../parts/who.ts';

const text = (zh: string) => ({ zh, en: zh });
const called = (acceptedAt: string | null): CaseSummary['called'] => ({ userName: 'patrol1', displayName: text('王'), since: '2026-11-22T08:00:00Z', acceptedAt });
const center: CaseSummary['owner'] = { userName: null, displayName: text('城运中心'), role: 'center' };

describe('who has a case', () => {
  it('is nobody before anyone is called', () => expect(whoHas({ state: 'filed', called: null, owner: center })).toEqual({ kind: 'nobody' }));
  it('is being called until the call is accepted', () => {
    expect(whoHas({ state: 'filed', called: called(null), owner: center })).toEqual({ kind: 'called', name: text('王') });
    expect(whoHas({ state: 'accepted', called: called('2026-11-22T08:01:00Z'), owner: center })).toEqual({ kind: 'has', name: text('王') });
  });
  it('is the center once the work waits for its check, as on the case page', () => {
    for (const state of ['done', 'closed'] as const) expect(whoHas({ state, called: called('2026-11-22T08:01:00Z'), owner: center })).toEqual({ kind: 'has', name: text('城运中心') });
  });
});
