import { describe, expect, it } from 'vitest';
import type { CaseSummary } from '@shared/api/types/index.ts';
import { holderOf } from './holder.ts';

const li = { zh: '李雪梅', en: 'Li Xuemei' };
const center = { userName: null, displayName: { zh: '城运中心', en: 'Operations center' }, role: 'center' };
const of = (state: CaseSummary['state'], more: object = {}) => holderOf({ state, called: null, owner: center, outcome: null, ...more } as unknown as CaseSummary);

describe('whose a case is now', () => {
  it('is who is called until somebody takes it', () => {
    expect(of('filed', { called: { userName: 'patrol3', displayName: li, since: '', acceptedAt: null } })).toEqual({ kind: 'called', name: li });
    expect(of('filed')).toEqual({ kind: 'center', name: null });
  });

  it('is its owner, then nobody any more', () => {
    expect(of('onTheWay', { owner: { userName: 'patrol3', displayName: li, role: 'officer' } })).toEqual({ kind: 'owner', name: li });
    expect(of('done').kind).toBe('done');
    expect(of('closed').kind).toBe('closed');
  });

  it('is nobody’s doing where the alarm cleared itself', () => {
    expect(of('done', { outcome: 'clearedItself' }).kind).toBe('clearedItself');
  });
});
