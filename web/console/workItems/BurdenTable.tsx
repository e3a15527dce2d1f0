import { useQuery } from '@tanstack/react-query';
import { InputNumber } from 'antd';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { api } from '@shared/api/client.ts';
import type { Burden, WorkItemFigures, WorkItemState } from '@shared/api/types/index.ts';
import { say, useLang } from '@shared/i18n/lang.ts';
import { hoursOf, useWorkItemTexts } from '@shared/i18n/workItemTexts.ts';
import { EmptyState, ErrorState, RowsLoading } from '../parts/states.tsx';
import type { useUrlState } from '../parts/useUrlState.ts';
import { useItemsTexts } from './texts.ts';

/** What was asked in a year, by committee and by department; each number opens to its tasks. */
export function BurdenTable({ head, url }: { head: ReactNode; url: ReturnType<typeof useUrlState> }) {
  const t = useItemsTexts();
  const words = useWorkItemTexts();
  const lang = useLang();
  const year = url.get('year');
  const figures = useQuery({ queryKey: ['workItemFigures', year], queryFn: ({ signal }) => api.get<WorkItemFigures>('/work-item-figures', year ? { year } : undefined, signal) });
  const data = figures.data;
  return (
    <div className="page-body">
      <div className="page-head">
        {head}
        <label>{t('year')} <InputNumber min={2000} value={data?.year ?? (Number(year) || null)} onChange={(n) => url.set({ year: n ? String(n) : null })} /></label>
        {data && <span className="quiet push">{t('counts', { parts: Object.entries(data.items).map(([state, n]) => `${words(`state.${state as WorkItemState}`)} ${n}`).join(lang === 'zh' ? '，' : ', ') })}</span>}
      </div>
      {figures.isError ? <ErrorState error={figures.error} onRetry={() => void figures.refetch()} /> : !data ? <RowsLoading rows={8} />
        : data.neighborhoods.length === 0 ? <EmptyState title={t('empty.burden', { year: data.year })} />
          : (['neighborhoods', 'departments'] as const).map((by) => (
            <section key={by} className="panel burden">
              <header><h2>{t(by === 'neighborhoods' ? 'by.neighborhood' : 'by.department')}</h2></header>
              <div><Rows rows={data[by]} year={data.year} by={by === 'neighborhoods' ? 'committee' : 'body'} /></div>
            </section>
          ))}
    </div>
  );
}

function Rows({ rows, year, by }: { rows: Burden[]; year: number; by: 'committee' | 'body' }) {
  const t = useItemsTexts();
  const words = useWorkItemTexts();
  const lang = useLang();
  const to = (row: Burden, more: string): string => `/meetings?tab=items&view=tasks&${by}=${row.id}&year=${year}${more}`;
  return (
    <table className="list">
      <thead><tr><th>{t(by === 'committee' ? 'col.committee' : 'col.body')}</th>{(['tasks', 'hours', 'open', 'late', 'upheld'] as const).map((col) => <th key={col} className="num">{t(`col.${col}`)}</th>)}</tr></thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <th scope="row">{say(row.name, lang)}</th>
            <td className="num"><Link to={to(row, '')}>{row.tasks}</Link></td>
            <td className="num">{words('hours.sum', { hours: hoursOf(row.minutes) })}</td>
            <td className="num"><Link to={to(row, '&state=open')}>{row.open}</Link></td>
            <td className="num"><Link to={to(row, '&late=true')}>{row.late}</Link></td>
            <td className="num"><Link to={to(row, '&upheld=true')}>{row.upheld}</Link></td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
