import type { CaseState, Outcome, ReportProgress } from '@shared/api/types/index.ts';

/** What a page says of an answer that was given: thanks, or what happens next. */
export type Said = 'thanks' | 'checked' | 'again';

/** Null before anything was answered. "Not solved" is read by the checker before the close, and sends somebody out again after it. */
export function saidOf({ answer, state }: Pick<ReportProgress, 'answer' | 'state'>): Said | null {
  if (!answer) return null;
  if (answer.solved) return 'thanks';
  return state === 'done' ? 'checked' : 'again';
}

/** Whether the page may look finished: closed, and nobody has said that it is not solved. */
export const looksFinished = ({ answer, state }: Pick<ReportProgress, 'answer' | 'state'>): boolean => state === 'closed' && answer?.solved !== false;

type Ended = 'nothingFound' | 'alreadyClear' | 'clearedItself';
/** What waits for its check although nothing was cleared. */
const endings: Partial<Record<Outcome, Ended>> = { falseAlarm: 'nothingFound', notFound: 'nothingFound', alreadyClear: 'alreadyClear', clearedItself: 'clearedItself' };

/** The word of the line that says how far it is: by state, and of what waits for its check also by how it ended. */
export function headlineOf({ state, outcome }: Pick<ReportProgress, 'state' | 'outcome'>): `state.${CaseState}` | `state.done.${Ended}` {
  const ended = state === 'done' && outcome ? endings[outcome] : undefined;
  return ended ? `state.done.${ended}` : `state.${state}`;
}
