import type { Outcome, ReportProgress } from '@shared/api/types/index.ts';
import type { Translate } from '@shared/i18n/texts.ts';

/** What a page says of an answer that was given: thanks, or what happens next. */
export type Said = 'thanks' | 'checked' | 'again';

/** Null before anything was answered. "Not solved" is read by the checker before the close, and sends somebody out again after it. */
export function saidOf({ answer, stage }: Pick<ReportProgress, 'answer' | 'stage'>): Said | null {
  if (!answer) return null;
  if (answer.solved) return 'thanks';
  return stage === 'check' || stage === 'close' ? 'checked' : 'again';
}

/** Whether the page may look finished: closed, and nobody has said that it is not solved. */
export const looksFinished = ({ answer, stage }: Pick<ReportProgress, 'answer' | 'stage'>): boolean => stage === 'ended' && answer?.solved !== false;

type Ended = 'nothingFound' | 'alreadyClear' | 'clearedItself';
/** What waits for its check although nothing was cleared. */
const endings: Partial<Record<Outcome, Ended>> = { falseAlarm: 'nothingFound', notFound: 'nothingFound', alreadyClear: 'alreadyClear', clearedItself: 'clearedItself' };

/** The word of the line that says how far it is: by the street's state or else by stage, and of what waits for its check also by how it ended. */
export function headlineOf({ state, outcome, stage }: Pick<ReportProgress, 'state' | 'outcome' | 'stage'>, t: Pick<Translate<string>, 'of' | 'knows'>): string {
  const ended = stage === 'check' && outcome ? endings[outcome] : undefined;
  return ended ? t.of(`state.done.${ended}`) : t.knows(`state.${state}`) ? t.of(`state.${state}`) : t.of(`stage.${stage}`);
}
