import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Segmented } from 'antd';
import { Link } from 'react-router';
import { api } from '@shared/api/client.ts';
import type { AssistCounts, AssistLine, Page } from '@shared/api/types/index.ts';
import { useAssistTexts } from '@shared/i18n/assistTexts.ts';
import { say, useLang } from '@shared/i18n/lang.ts';
import { useGap, useNews } from '@shared/live/useLive.ts';
import { useMay } from '@shared/session/useSession.ts';
import { Pager } from '../parts/Pager.tsx';
import { EmptyState, ErrorState, RowsLoading, Unrenewed } from '../parts/states.tsx';
import { useLater } from '../parts/useLater.ts';
import { useUrlState } from '../parts/useUrlState.ts';
import { AssistPart } from './AssistPart.tsx';
import './assists.css';

const sides = ['of', 'by'] as const;
const states = ['open', 'asked', 'confirmed', 'declined', 'late', 'done', 'all'] as const;

/** 协办: what other bodies' cases need of ours, and what we asked of others. */
export default function AssistsPage() {
  const t = useAssistTexts();
  const lang = useLang();
  const url = useUrlState();
  const handles = useMay('case.handle');
  const side = sides.find((one) => one === url.get('side')) ?? (handles ? 'of' : 'by');
  const state = states.find((one) => one === url.get('state')) ?? 'open';
  const cursor = url.get('cursor');
  const list = useQuery({
    queryKey: ['assists', side, state, cursor], placeholderData: keepPreviousData,
    queryFn: ({ signal }) => api.get<Page<AssistLine>>('/assists', { side, state: state === 'all' ? '' : state, cursor, limit: 50 }, signal),
  });
  const counts = useQuery({ queryKey: ['assists', 'counts'], queryFn: ({ signal }) => api.get<AssistCounts>('/assists/counts', {}, signal) });
  const again = useLater(() => {
    void list.refetch();
    void counts.refetch();
  });
  useNews('assist', again);
  useNews('myAssist', again);
  useGap(again);
  const tally = counts.data?.[side];
  const open = tally ? tally.asked + tally.confirmed + tally.declined : null;
  const countOf = (one: (typeof states)[number]): number | null => (tally ? (one === 'open' ? open : one === 'asked' || one === 'confirmed' || one === 'declined' || one === 'late' ? tally[one] : null) : null);
  const items = list.data?.items ?? [];
  return (
    <div className="page-body page-fixed">
      <div className="page-head">
        <h1>{t('title')}</h1>
        <Segmented value={side} aria-label={t('side')} options={sides.map((value) => ({ value, label: t(`side.${value}`) }))} onChange={(next) => url.set({ side: next, cursor: null })} />
        <Segmented value={state} aria-label={t('filter')} options={states.map((value) => ({ value, label: `${t(`filter.${value}`)}${countOf(value) === null ? '' : ` ${countOf(value)}`}` }))} onChange={(next) => url.set({ state: next === 'open' ? null : next, cursor: null })} />
        <span className="quiet push">{t('lead')}</span>
      </div>
      <div className="panel scroll" aria-busy={list.isFetching}>
        {list.isError && list.data !== undefined && <Unrenewed error={list.error} onRetry={() => void list.refetch()} />}
        {list.data === undefined && list.isError ? <ErrorState error={list.error} onRetry={() => void list.refetch()} />
          : list.isPending ? <RowsLoading rows={6} />
            : items.length === 0 ? <EmptyState title={t(`empty.${side}`)} body={t(`empty.${side}Body`)} />
              : (
                <ul className="assists">
                  {items.map((line) => (
                    <li key={`${line.part.id} ${line.part.state}`} className={line.waitsForMe ? 'waits' : ''}>
                      <header>
                        {line.mayOpen ? <Link to={`/cases/${encodeURIComponent(line.number)}`}>{line.number}</Link> : <span>{line.number}</span>} <span>{say(line.title, lang)}</span>
                        <span className="quiet">{say(line.place?.address, lang) || say(line.area, lang)}{line.mayOpen && <> · {line.lead ? t('leadBody', { lead: say(line.lead, lang) }) : t('leadNone')}</>}{line.stateName && <> · {say(line.stateName, lang)}</>}</span>
                      </header>
                      <AssistPart number={line.number} part={line.part} mayOpen={line.mayOpen} />
                    </li>
                  ))}
                </ul>
              )}
      </div>
      <Pager count={items.length} next={list.data?.next} first={!cursor} onNext={() => url.set({ cursor: list.data?.next ?? null }, true)} onFirst={() => url.set({ cursor: null })} />
    </div>
  );
}
