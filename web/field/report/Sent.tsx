import { useEffect, useState } from 'react';
import { Link } from 'react-router';
import { api } from '@shared/api/client.ts';
import type { CasePage, ReportReceipt, Text } from '@shared/api/types/index.ts';
import { say } from '@shared/i18n/lang.ts';
import { isText } from '@shared/i18n/people.ts';
import { explain } from '@shared/i18n/problems.ts';
import { useSharedTexts } from '@shared/i18n/sharedTexts.ts';
import { Problem } from '@shared/api/problem.ts';
import { useLine } from '@shared/live/useLive.ts';
import { useDesk } from '../desk/Desk.ts';
import { useTold } from '../desk/Told.ts';
import { Icon } from '../parts/Icon.tsx';
import { useWords } from '../words.ts';

/** What became of a report: on the phone, taken with its number, or refused with the reason. */
export function Sent({ subject, behalf, onAnother }: { subject: string; behalf: boolean; onAnother: () => void }) {
  const desk = useDesk();
  const t = useWords();
  const line = useLine();
  const receipt = useTold(desk.receipts).get(subject) as ReportReceipt | undefined;
  const entry = useTold(desk.entries).find((e) => e.subject === subject);
  const sending = line.state === 'live' && navigator.onLine && entry?.tries === 0;
  const refused = entry?.state === 'refused' ? entry.problem : null;
  return (
    <div className="sent">
      <div role="status" className="sent-what">
        <span className={receipt ? 'sent-mark ok' : 'sent-mark'}><Icon name={receipt ? 'check' : 'upload'} size={44} /></span>
        {receipt && <><h1>{t('report.done')}</h1><p className="big-number">{receipt.number}</p><FirstTold number={receipt.number} /></>}
        {!receipt && !refused && <h1>{t(sending ? 'report.kept' : 'report.keptOffline')}</h1>}
        {refused && <h1>{t('report.title')}</h1>}
        {refused && <p className="callout late">{t('queue.refusedWhy', { why: explain(new Problem({ ...refused })) })}</p>}
      </div>
      {receipt && behalf && (
        <section className="card slip">
          <p className="soft">{t('report.slip')}</p>
          <p className="big-number">{receipt.followCode}</p>
          <p>{t('report.slipLead')}</p>
          <button type="button" className="plain-button" onClick={() => window.print()}>{t('report.print')}</button>
        </section>
      )}
      {receipt && desk.me.actions.includes('case.read') && <Link className="plain-button" to={`/task/${encodeURIComponent(receipt.number)}`}>{t('report.toCase')}</Link>}
      <button type="button" className="wide" onClick={onAnother}>{t('report.another')}</button>
      <Link className="plain-button" to="/">{t('report.toTasks')}</Link>
    </div>
  );
}

/** Who was told first of what was just reported; known a moment after the receipt. */
function FirstTold({ number }: { number: string }) {
  const desk = useDesk();
  const t = useWords();
  const shared = useSharedTexts();
  const { at } = useTold(desk.tasks.known);
  const [told, setTold] = useState<{ name: Text; role: string } | null>(null);
  const mayRead = desk.me.actions.includes('case.read');
  useEffect(() => {
    if (!mayRead || told) return;
    const abort = new AbortController();
    api.get<CasePage>(`/cases/${encodeURIComponent(number)}`, {}, abort.signal).then(({ history }) => {
      const args = history.find((entry) => entry.code === 'called')?.args;
      if (isText(args?.['name'])) setTold({ name: args['name'], role: String(args['role']) });
    }).catch(() => undefined);
    return () => abort.abort();
  }, [number, mayRead, told, at]);
  return told && <p>{t('report.firstTold', { name: say(told.name, t.lang), role: shared.of(`role.${told.role}`) })}</p>;
}
