import { Link } from 'react-router';
import type { ReportReceipt } from '@shared/api/types.ts';
import { explain } from '@shared/i18n/problems.ts';
import { Problem } from '@shared/api/problem.ts';
import { useLine } from '@shared/live/useLive.ts';
import { useDesk } from '../desk/Desk.ts';
import { useTold } from '../desk/Told.ts';
import { Icon } from '../parts/Icon.tsx';
import { useWords } from '../words.ts';

/** What became of a report: on the phone, taken with its number, or refused with the reason. */
export function Sent({ entryKey, behalf, onAnother }: { entryKey: string; behalf: boolean; onAnother: () => void }) {
  const desk = useDesk();
  const t = useWords();
  const line = useLine();
  const receipt = useTold(desk.receipts).get(entryKey) as ReportReceipt | undefined;
  const entry = useTold(desk.entries).find((e) => e.key === entryKey);
  const refused = entry?.state === 'refused' ? entry.problem : null;
  return (
    <div className="sent">
      <div role="status" className="sent-what">
        <span className={receipt ? 'sent-mark ok' : 'sent-mark'}><Icon name={receipt ? 'check' : 'upload'} size={44} /></span>
        {receipt && <><h1>{t('report.done')}</h1><p className="big-number">{receipt.number}</p></>}
        {!receipt && !refused && <h1>{t(line.state === 'live' ? 'report.kept' : 'report.keptOffline')}</h1>}
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
      <button type="button" className="wide" onClick={onAnother}>{t('report.another')}</button>
      <Link className="plain-button" to="/">{t('report.toTasks')}</Link>
    </div>
  );
}
