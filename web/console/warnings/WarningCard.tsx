import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { api } from '@shared/api/client.ts';
import type { WarningInfo, WarningPage } from '@shared/api/types/index.ts';
import { say, useLang } from '@shared/i18n/lang.ts';
import { At } from '../parts/Age.tsx';
import { ErrorState, RowsLoading } from '../parts/states.tsx';
import { CapSeverity, headlineOf, rankOf } from './marks.tsx';
import { useWarningTexts } from './texts.ts';

/** One message of another authority: what it says in each language, what came before and after, and its original text. */
export function WarningCard({ id, onOpen }: { id: string; onOpen: (id: string) => void }) {
  const t = useWarningTexts();
  const lang = useLang();
  const page = useQuery({ queryKey: ['warnings', 'in', 'one', id], refetchInterval: 10_000, queryFn: ({ signal }) => api.get<WarningPage>(`/warnings/in/${encodeURIComponent(id)}`, {}, signal) });
  if (page.isPending) return <RowsLoading rows={8} />;
  if (page.isError) return <ErrorState error={page.error} onRetry={() => void page.refetch()} />;
  const { warning, xml, areas, related } = page.data;
  return (
    <div className="warning" data-warning-card={warning.state}>
      <div className="warning-line"><b>{t.of(`kind.${warning.kind}`)}</b><span className="tag tag-wait">{t.of(`status.${warning.status}`)}</span><span className="tag">{t(`state.${warning.state}`)}</span></div>
      {!warning.placed && <p className="warning-note" role="note">{t('in.unplaced')}</p>}
      {!warning.tells && warning.state !== 'note' && <p className="warning-note" role="note">{t('in.untold')}</p>}
      {warning.infos.map((info) => <Block key={info.language} info={info} />)}
      <dl>
        <dt>{t('in.source')}</dt><dd>{warning.feedName}</dd>
        <dt>{t('in.name')}</dt><dd>{warning.sender} · {warning.identifier}</dd>
        <dt>{t('in.sent')}</dt><dd><At at={warning.sent} /></dd>
        <dt>{t('in.received')}</dt><dd><At at={warning.receivedAt} /></dd>
        <dt>{t('col.until')}</dt><dd><At at={warning.endsAt} /></dd>
        <dt>{t('in.touches')}</dt><dd>{areas.map((area) => say(area.name, lang)).join(lang === 'zh' ? '、' : ', ')}</dd>
      </dl>
      {related.length > 0 && (
        <section aria-label={t('in.related')}>
          <b>{t('in.related')}</b>
          <ul className="warning-list">
            {related.map((other) => (
              <li key={other.id}><div className="warning-line"><span>{t.of(`kind.${other.kind}`)}</span><Button type="link" size="small" onClick={() => onOpen(other.id)}>{headlineOf(other, lang)}</Button><span className="quiet">{t(`state.${other.state}`)}</span><At at={other.receivedAt} /></div></li>
            ))}
          </ul>
        </section>
      )}
      <details><summary>{t('in.xml')}</summary><pre tabIndex={0}>{xml}</pre></details>
    </div>
  );
}

function Block({ info }: { info: WarningInfo }) {
  const t = useWarningTexts();
  return (
    <section className="warning-block" lang={info.language}>
      <h3>{info.headline ?? info.event}</h3>
      <div className="warning-line"><CapSeverity rank={rankOf(info.severity)} /><span className="quiet">{t('in.urgency')} {t.of(`urgency.${info.urgency}`)}</span><span className="quiet">{t('in.certainty')} {t.of(`certainty.${info.certainty}`)}</span></div>
      {info.description && <p>{info.description}</p>}
      {info.instruction && <p><b>{t('in.instruction')}</b> {info.instruction}</p>}
      <p className="quiet">{[info.senderName, ...info.areas].filter(Boolean).join(' · ')}</p>
    </section>
  );
}
