import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Segmented } from 'antd';
import { Link } from 'react-router';
import { api } from '@shared/api/client.ts';
import type { Appeal, Judgement, Page, Text } from '@shared/api/types/index.ts';
import { say, useLang } from '@shared/i18n/lang.ts';
import { useGap, useNews } from '@shared/live/useLive.ts';
import { useMay } from '@shared/session/useSession.ts';
import { Pager } from '../parts/Pager.tsx';
import { EmptyState, ErrorState, RowsLoading, Unrenewed } from '../parts/states.tsx';
import { useLater } from '../parts/useLater.ts';
import { useUrlState } from '../parts/useUrlState.ts';
import { JudgementLine } from './AppealForm.tsx';
import { AppealLine } from './AppealLine.tsx';
import { useAppealTexts } from './texts.ts';
import './appeals.css';

const states = ['waiting', 'late', 'upheld', 'rejected', 'all'] as const;

/** 申诉: what is held against a body, its appeals, and those that somebody is to judge. */
export default function AppealsPage() {
  const t = useAppealTexts();
  const url = useUrlState();
  const files = useMay('appeal.file');
  const shown = files ? (['held', ...states] as const) : states;
  const state = shown.find((one) => one === url.get('state')) ?? shown[0]!;
  const cursor = url.get('cursor');
  const held = useQuery({ queryKey: ['appeals', 'held'], enabled: state === 'held', queryFn: ({ signal }) => api.get<Page<Judgement>>('/appeals/judgements', {}, signal) });
  const list = useQuery({
    queryKey: ['appeals', state, cursor], enabled: state !== 'held', placeholderData: keepPreviousData,
    queryFn: ({ signal }) => api.get<Page<Appeal>>('/appeals', { state: state === 'all' ? '' : state, cursor, limit: 50 }, signal),
  });
  const query = state === 'held' ? held : list;
  // What is held against a body changes with the days, not with each piece of news of the city; after an appeal of one's own it is asked for anew.
  const changed = useLater(() => {
    if (state !== 'held') void list.refetch();
  });
  const again = useLater(() => void query.refetch());
  useNews('case', changed);
  useGap(again);
  const count = query.data?.items.length ?? 0;
  return (
    <div className="page-body page-fixed">
      <div className="page-head">
        <h1>{t('title')}</h1>
        <Segmented value={state} aria-label={t('state')} options={shown.map((value) => ({ value, label: t(`state.${value}`) }))} onChange={(next) => url.set({ state: next === shown[0] ? null : next, cursor: null })} />
        <span className="quiet push">{t('lead')}</span>
      </div>
      <div className="panel scroll" aria-busy={query.isFetching}>
        {query.isError && query.data !== undefined && <Unrenewed error={query.error} onRetry={() => void query.refetch()} />}
        {query.data === undefined && query.isError ? <ErrorState error={query.error} onRetry={() => void query.refetch()} />
          : query.isPending ? <RowsLoading rows={6} />
            : count === 0 ? <EmptyState title={t(state === 'held' || state === 'waiting' || state === 'late' ? `empty.${state}` : 'empty')} body={t(state === 'held' ? 'empty.heldBody' : 'emptyBody')} />
              : (
                <ul className="appeals">
                  {state === 'held'
                    ? held.data?.items.map((item) => <li key={`${item.number} ${item.kind} ${item.judgedAt} ${item.stayAt} ${item.body.id}`}><Head number={item.number} title={item.title} opens /><JudgementLine item={item} /></li>)
                    : list.data?.items.map((item) => <li key={`${item.id} ${item.state}`}><Head number={item.number} title={item.title} area={item.area} opens={item.mayOpen} /><AppealLine item={item} /></li>)}
                </ul>
              )}
      </div>
      {state !== 'held' && <Pager count={count} next={list.data?.next} first={!cursor} onNext={() => url.set({ cursor: list.data?.next ?? null }, true)} onFirst={() => url.set({ cursor: null })} />}
    </div>
  );
}

function Head({ number, title, area, opens }: { number: string; title: Text; area?: Text; opens: boolean }) {
  const lang = useLang();
  return <header>{opens ? <Link to={`/cases/${encodeURIComponent(number)}`}>{number}</Link> : <span>{number}</span>} <span>{say(title, lang)}</span>{area && <span className="quiet">{say(area, lang)}</span>}</header>;
}
