import { useState } from 'react';
import { Problem } from '@shared/api/problem.ts';
import { say } from '@shared/i18n/lang.ts';
import { explain } from '@shared/i18n/problems.ts';
import { useSharedTexts } from '@shared/i18n/sharedTexts.ts';
import { useDesk } from '../desk/Desk.ts';
import { useTold } from '../desk/Told.ts';
import { refusedOf, type Entry } from '../rules/queue.ts';
import { useWords } from '../words.ts';

/** What the center refused for this case, on the case itself, until its person has decided. */
export function RefusedHere({ caseNumber }: { caseNumber: string }) {
  const desk = useDesk();
  const shared = useSharedTexts();
  const refused = refusedOf(useTold(desk.entries), desk.me.userName, caseNumber);
  if (refused.length === 0) return null;
  return (
    <section className="refused" role="alert">
      {refused.map((entry) => <div key={entry.key} className="callout late"><strong>{shared.of(`move.${entry.label}`)}</strong><Refusal entry={entry} /></div>)}
    </section>
  );
}

/** Why, whose the case is now, and what to do: try again or let it go. */
export function Refusal({ entry }: { entry: Entry }) {
  const desk = useDesk();
  const t = useWords();
  const [busy, setBusy] = useState(false);
  const { status, code, args, title } = entry.problem!;
  const holder = entry.holder ? t.of(`holder.${entry.holder.kind}`, { name: say(entry.holder.name, t.lang) }, '') : '';
  const act = (what: Promise<void>) => {
    setBusy(true);
    void what.finally(() => setBusy(false));
  };
  return (
    <>
      <p>{t('queue.refusedWhy', { why: explain(new Problem({ status, code, args, title }), t.lang) })}</p>
      {holder && <p><strong>{holder}</strong></p>}
      <div className="pair">
        <button type="button" className="plain-button" disabled={busy} onClick={() => act(desk.outbox.tryAgain(entry.key))}>{t('queue.again')}</button>
        <button type="button" className="plain-button danger" disabled={busy} onClick={() => act(desk.outbox.discard(entry.key))}>{t('queue.discard')}</button>
      </div>
    </>
  );
}
