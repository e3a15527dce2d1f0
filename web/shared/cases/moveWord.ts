import type { CaseSummary, Move, MoveForm } from '@shared/api/types/index.ts';
import { say } from '@shared/i18n/lang.ts';
import type { Translate } from '@shared/i18n/texts.ts';

/** What a move is called: as the case's workflow says; where the server has not said it (foreseen without a network, or in the history), as the street's flow does. */
export const moveWord = (move: Move, forms: Partial<Record<Move, Pick<MoveForm, 'name'>>> | undefined, shared: Pick<Translate<string>, 'of' | 'lang'>): string => {
  const form = forms?.[move];
  return form ? say(form.name, shared.lang) : shared.of(`move.${move}`);
};

/** What a step is called: as the workflow says, unless the case was moved on this phone since the server said it (its word is then of the step before). */
export const stateWord = (item: Pick<CaseSummary, 'state' | 'stateName'>, shared: Pick<Translate<string>, 'of' | 'knows' | 'lang'>): string =>
  shared.knows(`state.${item.state}`) ? shared.of(`state.${item.state}`) : say(item.stateName, shared.lang);
