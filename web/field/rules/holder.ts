import type { CaseSummary, Text } from '@shared/api/types/index.ts';

/** Whose a case is now, as a person is told who no longer holds it. */
export interface Holder {
  kind: 'called' | 'owner' | 'center' | 'done' | 'clearedItself' | 'closed';
  name: Text | null;
}

/** Before it is taken it is whoever is called; after "done" it waits for its check, also where nobody did anything. Pure. */
export function holderOf({ state, called, owner, outcome }: Pick<CaseSummary, 'state' | 'called' | 'owner' | 'outcome'>): Holder {
  if (state === 'done' && outcome === 'clearedItself') return { kind: 'clearedItself', name: null };
  if (state === 'closed' || state === 'done') return { kind: state, name: null };
  if (state === 'filed' && called) return { kind: 'called', name: called.displayName };
  return owner?.userName ? { kind: 'owner', name: owner.displayName } : { kind: 'center', name: null };
}
