import type { Coded } from '@shared/api/types.ts';
import { sharedTexts } from '@shared/i18n/sharedTexts.ts';
import type { useWords } from '../words.ts';

/** The sentence of a code from the server: the field's own wording, else the shared name of the move or state, else the code. */
export function coded(group: 'evidence' | 'history', entry: Coded, t: ReturnType<typeof useWords>): string {
  const shared = sharedTexts(t.lang);
  const last = entry.code.split('.').at(-1) ?? entry.code;
  return t.of(`${group}.${entry.code}`, entry.args, shared.of(`${group}.${entry.code}`, entry.args,
    shared.of(`move.${last}`, entry.args, shared.of(`state.${last}`, entry.args, entry.code))));
}
