import type { CaseSummary } from '@shared/api/types/index.ts';
import { useSharedTexts } from '@shared/i18n/sharedTexts.ts';

/** What a case came to, beside the state that only says who is next. */
export function OutcomePill({ task: { state, outcome } }: { task: Pick<CaseSummary, 'state' | 'outcome'> }) {
  const shared = useSharedTexts();
  return outcome && (state === 'done' || state === 'closed') ? <span className="pill">{shared(`outcome.${outcome}`)}</span> : null;
}
