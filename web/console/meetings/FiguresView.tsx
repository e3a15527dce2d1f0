import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Input, Select } from 'antd';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { api } from '@shared/api/client.ts';
import type { MeetingFigure, MeetingFigures, MeetingFiguresReport } from '@shared/api/types/index.ts';
import { say, useLang } from '@shared/i18n/lang.ts';
import { useMeetingTexts } from '@shared/i18n/meetingTexts.ts';
import { fromField } from '@shared/time/cityField.ts';
import { useCityNow } from '@shared/time/cityClock.ts';
import { cityDay } from '@shared/time/format.ts';
import { EmptyState, ErrorState, RowsLoading } from '../parts/states.tsx';
import type { useUrlState } from '../parts/useUrlState.ts';
import { useMeetingsTexts } from './texts.ts';
import '../hotline/hotline.css';

const figures: MeetingFigure[] = ['called', 'came', 'cameOnTime', 'missed', 'unmarked', 'agreed', 'done', 'doneOnTime', 'late', 'checked'];
const ways = ['body', 'caller'] as const;
const day = 86_400_000;

/** Who came and did what was agreed, by body or by caller; each figure is a link to its list. */
export function FiguresView({ head, url }: { head: ReactNode; url: ReturnType<typeof useUrlState> }) {
  const t = useMeetingsTexts();
  const words = useMeetingTexts();
  const lang = useLang();
  const now = useCityNow(60_000);
  const by = ways.find((way) => way === url.get('by')) ?? 'body';
  const [first, last] = [url.get('from') || cityDay(now - 30 * day), url.get('to') || cityDay(now)];
  const from = fromField(`${first}T00:00`) ?? '';
  // The last day counts whole.
  const to = new Date(Date.parse(fromField(`${last}T00:00`) ?? '') + day || 0).toISOString();
  const query = { from, to, by };
  const report = useQuery({ queryKey: ['meeting-figures', query], placeholderData: keepPreviousData, queryFn: ({ signal }) => api.get<MeetingFiguresReport>('/meeting-figures', query, signal) });
  const link = (figure: MeetingFigure, row?: string): string => `/meetings?${new URLSearchParams({ figure, from, to, ...(row ? { [by]: row } : {}) })}`;
  const cells = (of: MeetingFigures, name: string, row?: string): ReactNode => figures.map((figure) => (
    <td key={figure} className="num">
      {of[figure] ? <Link to={link(figure, row)} aria-label={`${t('figures.open', { name, figure: words(`figure.${figure}`) })}：${of[figure]}`}>{of[figure]}{share(of, figure)}</Link> : <span className="quiet">0</span>}
    </td>
  ));
  return (
    <div className="page-body">
      <div className="page-head">
        {head}
        <label className="meeting-day">{t('figures.from')}<Input type="date" value={first} max={last} onChange={(e) => url.set({ from: e.target.value || null })} /></label>
        <label className="meeting-day">{t('figures.to')}<Input type="date" value={last} min={first} onChange={(e) => url.set({ to: e.target.value || null })} /></label>
        <Select value={by} aria-label={t('figures.by')} style={{ width: 128 }} options={ways.map((way) => ({ value: way, label: t(`figures.by.${way}`) }))} onChange={(way: string) => url.set({ by: way === 'body' ? null : way })} />
      </div>
      <section className="panel scroll">
        {report.isPending ? <RowsLoading rows={8} />
          : report.isError ? <ErrorState error={report.error} onRetry={() => void report.refetch()} />
            : report.data.rows.length === 0 ? <EmptyState title={t('figures.empty')} />
              : (
                <table className="list">
                  <thead><tr><th>{t('figures.name')}</th>{figures.map((f) => <th key={f} className="num">{words(`figure.${f}`)}</th>)}</tr></thead>
                  <tbody>{report.data.rows.map((row) => <tr key={row.id}><th scope="row">{say(row.name, lang)}</th>{cells(row.figures, say(row.name, lang), row.id)}</tr>)}</tbody>
                  <tfoot><tr className="rates-whole"><th scope="row">{t('figures.whole')}</th>{cells(report.data.whole, t('figures.whole'))}</tr></tfoot>
                </table>
              )}
      </section>
      <p className="quiet">{t('figures.hint')}</p>
    </div>
  );
}

const whole: Partial<Record<MeetingFigure, MeetingFigure>> = { came: 'called', cameOnTime: 'called', missed: 'called', done: 'agreed', doneOnTime: 'agreed', late: 'agreed' };

function share(of: MeetingFigures, figure: MeetingFigure): ReactNode {
  const all = of[whole[figure] ?? figure];
  return whole[figure] && all ? <small className="quiet"> {Math.round(((of[figure] ?? 0) / all) * 100)}%</small> : null;
}
