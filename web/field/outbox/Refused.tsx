import { useState } from 'react';
import { Problem } from '@shared/api/problem.ts';
import { say } from '@shared/i18n/lang.ts';
import { explain } from '@shared/i18n/problems.ts';
import { useSharedTexts } from '@shared/i18n/sharedTexts.ts';
import { useDesk } from '../desk/Desk.ts';
import { useTold } from '../desk/Told.ts';
import { mayGoAgain, refusedOf, type Entry } from '../rules/queue.ts';
import { storeFault, type StoreFault } from '../rules/storeFault.ts';
import { settle, useSettling } from '../parts/settle.ts';
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
  const [asking, setAsking] = useState(false);
  const [fault, setFault] = useState<StoreFault | null>(null);
  const settling = useSettling();
  const { status, code, args, title } = entry.problem!;
  const again = mayGoAgain(entry);
  const holder = entry.holder ? t.of(`holder.${entry.holder.kind}`, { name: say(entry.holder.name, t.lang) }, '') : '';
  const act = (what: Promise<void>) => {
    setBusy(true);
    setFault(null);
    what.catch((error: unknown) => setFault(storeFault(error))).finally(() => setBusy(false));
  };
  const ask = (open: boolean) => {
    settle();
    setAsking(open);
  };
  const discard = () => {
    // Photos of a moment that is over cannot be taken again.
    if (entry.photos.length > 0 && !asking) return ask(true);
    setAsking(false);
    act(desk.outbox.discard(entry.key));
  };
  return (
    <>
      <p>{t('queue.refusedWhy', { why: explain(new Problem({ status, code, args, title }), t.lang) })}</p>
      {holder && <p><strong>{holder}</strong></p>}
      {fault && <p role="alert"><strong>{t(`store.${fault}`)}</strong></p>}
      {asking && <p role="alert"><strong>{t('queue.discard.ask', { n: entry.photos.length })}</strong></p>}
      <div className="pair">
        {asking
          ? <button type="button" className="plain-button" onClick={() => ask(false)}>{t('queue.discard.no')}</button>
          : again && <button type="button" className="plain-button" disabled={busy || settling} onClick={() => act(desk.outbox.tryAgain(entry.key))}>{t('queue.again')}</button>}
        <button type="button" className="plain-button danger" disabled={busy || settling} onClick={discard}>{t('queue.discard')}</button>
      </div>
    </>
  );
}
