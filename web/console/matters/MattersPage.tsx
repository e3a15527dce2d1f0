import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { api } from '@shared/api/client.ts';
import type { HotMatter, HotMatters } from '@shared/api/types/index.ts';
import { say, useLang } from '@shared/i18n/lang.ts';
import { formatNumber } from '@shared/time/format.ts';
import { Age, At } from '../parts/Age.tsx';
import { EmptyState, ErrorState, RowsLoading } from '../parts/states.tsx';
import { BindMatter } from './BindMatter.tsx';
import { useMatterTexts } from './texts.ts';
import './matters.css';

/** What many people say about one thing over weeks, the most said first; each opens to its cases. */
export default function MattersPage() {
  const t = useMatterTexts();
  const found = useQuery({ queryKey: ['matters'], queryFn: ({ signal }) => api.get<HotMatters>('/matters', {}, signal) });
  const hottest = Math.max(1, ...(found.data?.items ?? []).map((m) => m.heat));
  return (
    <div className="page-body">
      <div className="page-head">
        <h1>{t('title')}</h1>
        <span className="quiet">{t('lead')}</span>
        {found.data?.lookedAt && <span className="quiet push">{t('looked')} <At at={found.data.lookedAt} /></span>}
      </div>
      {found.isError ? <ErrorState error={found.error} onRetry={() => void found.refetch()} />
        : found.isPending ? <RowsLoading rows={6} />
          : found.data.items.length === 0 ? <EmptyState title={t('none')} body={t(found.data.lookedAt ? 'none.why' : 'none.yet')} />
            : <ol className="matters">{found.data.items.map((matter) => <Matter key={matter.id} matter={matter} hottest={hottest} />)}</ol>}
    </div>
  );
}

function Matter({ matter, hottest }: { matter: HotMatter; hottest: number }) {
  const t = useMatterTexts();
  const lang = useLang();
  return (
    <li className="panel matter">
      <h2>{matter.name}</h2>
      <p className="matter-words">{matter.words.slice(0, 8).map((word) => <span key={word} className="tag">{word}</span>)}</p>
      <p>
        <b>{t('messages', { count: matter.messages })}</b> · {t('cases', { count: matter.caseCount, open: matter.openCases })} · <span className="quiet"><At at={matter.first} /> – <Age at={matter.last} /></span>
      </p>
      <p className="matter-heat"><span className="quiet">{t('heat', { heat: formatNumber(Math.round(matter.heat * 10) / 10) })}</span><span className="matter-bar" aria-hidden><i style={{ width: `${(matter.heat / hottest) * 100}%` }} /></span></p>
      <details>
        <summary>{t('open', { count: matter.cases.length })}</summary>
        <ul className="matter-cases">
          {matter.cases.map((one) => (
            <li key={one.number}>
              <Link to={`/cases/${encodeURIComponent(one.number)}`}>{one.number}</Link> <span className="tag">{say(one.stateName, lang)}</span> <span className="quiet">{say(one.address, lang)} · <Age at={one.openedAt} /></span>
              <p>{one.words}</p>
            </li>
          ))}
        </ul>
        {matter.caseCount > matter.cases.length && <p className="quiet">{t('more', { count: matter.caseCount - matter.cases.length })}</p>}
      </details>
      <BindMatter matter={matter} />
    </li>
  );
}
