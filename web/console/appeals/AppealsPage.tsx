import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Segmented } from 'antd';
import { Link } from 'react-router';
import { api } from '@shared/api/client.ts';
import type { Appeal, Page, Text } from '@shared/api/types/index.ts';
import { useAppealTexts } from '@shared/i18n/appealTexts.ts';
import { say, useLang } from '@shared/i18n/lang.ts';
import { useGap, useNews } from '@shared/live/useLive.ts';
import { Pager } from '../parts/Pager.tsx';
import { EmptyState, ErrorState, RowsLoading, Unrenewed } from '../parts/states.tsx';
import { useLater } from '../parts/useLater.ts';
import { useUrlState } from '../parts/useUrlState.ts';
import { AppealLine } from './AppealLine.tsx';
import './appeals.css';

const states = ['waiting', 'late', 'upheld', 'rejected', 'all'] as const;

/** 申诉: the appeals of bodies, first those that somebody is to judge. Bodies appeal on their phones. */
export default function AppealsPage() {
  const t = useAppealTexts();
  const url = useUrlState();
  const state = states.find((one) => one === url.get('state')) ?? states[0];
  const cursor = url.get('cursor');
  const query = useQuery({
    queryKey: ['appeals', state, cursor], placeholderData: keepPreviousData,
    queryFn: ({ signal }) => api.get<Page<Appeal>>('/appeals', { state: state === 'all' ? '' : state, cursor, limit: 50 }, signal),
  });
  const again = useLater(() => void query.refetch());
  useNews('case', again);
  useGap(again);
  const count = query.data?.items.length ?? 0;
  return (
    <div className="page-body page-fixed">
      <div className="page-head">
        <h1>{t('title')}</h1>
        <Segmented value={state} aria-label={t('state')} options={states.map((value) => ({ value, label: t(`state.${value}`) }))} onChange={(next) => url.set({ state: next === states[0] ? null : next, cursor: null })} />
        <span className="quiet push">{t('lead')}</span>
      </div>
      <div className="panel scroll" aria-busy={query.isFetching}>
        {query.isError && query.data !== undefined && <Unrenewed error={query.error} onRetry={() => void query.refetch()} />}
        {query.data === undefined && query.isError ? <ErrorState error={query.error} onRetry={() => void query.refetch()} />
          : query.isPending ? <RowsLoading rows={6} />
            : count === 0 ? <EmptyState title={t(state === 'waiting' || state === 'late' ? `empty.${state}` : 'empty')} body={t('emptyBody')} />
              : (
                <ul className="appeals">
                  {query.data.items.map((item) => <li key={`${item.id} ${item.state}`}><Head number={item.number} title={item.title} area={item.area} opens={item.mayOpen} /><AppealLine item={item} /></li>)}
                </ul>
              )}
      </div>
      <Pager count={count} next={query.data?.next} first={!cursor} onNext={() => url.set({ cursor: query.data?.next ?? null }, true)} onFirst={() => url.set({ cursor: null })} />
    </div>
  );
}

function Head({ number, title, area, opens }: { number: string; title: Text; area: Text; opens: boolean }) {
  const lang = useLang();
  return <header>{opens ? <Link to={`/cases/${encodeURIComponent(number)}`}>{number}</Link> : <span>{number}</span>} <span>{say(title, lang)}</span><span className="quiet">{say(area, lang)}</span></header>;
}
