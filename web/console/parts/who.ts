import type { CaseSummary, Text } from '@shared/api/types/index.ts';

/** Who has a case now: nobody yet, somebody who is called, or whoever must act next. */
export type Who = { kind: 'nobody' } | { kind: 'called' | 'has'; name: Text };

/** The same for every list, and as the case page says whose it is: work that waits for its check, or is closed, is no longer its officer's. */
export function whoHas({ state, called, owner }: Pick<CaseSummary, 'state' | 'called' | 'owner'>): Who {
  const isOver = state === 'done' || state === 'closed';
  if (called && !isOver) return { kind: called.acceptedAt ? 'has' : 'called', name: called.displayName };
  return state === 'filed' || !owner ? { kind: 'nobody' } : { kind: 'has', name: owner.displayName };
}
