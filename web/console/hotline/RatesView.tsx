import { DownloadOutlined, PrinterOutlined } from '@ant-design/icons';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button, Select, Tag } from 'antd';
import { useState, type ReactNode } from 'react';
import { address, api } from '@shared/api/client.ts';
import type { AppraisalReport, AppraisalRow, RowsBy } from '@shared/api/types/index.ts';
import { say, useLang } from '@shared/i18n/lang.ts';
import { useCityNow } from '@shared/time/cityClock.ts';
import { FigureDrawer, type Opened } from '../appraisal/FigureDrawer.tsx';
import { months } from '../appraisal/months.ts';
import '../appraisal/appraisal.css';
import { EmptyState, ErrorState, RowsLoading } from '../parts/states.tsx';
import type { useUrlState } from '../parts/useUrlState.ts';
import { RatesTable } from './RatesTable.tsx';
import { useHotlineTexts } from './texts.ts';

const ways: RowsBy[] = ['area', 'body', 'category'];
const howManyMonths = 24;

/** The rates of the hotline by area, body or kind of problem: each opens to its orders, and stands beside the month and the year before. */
export function RatesView({ head, url }: { head: ReactNode; url: ReturnType<typeof useUrlState> }) {
  const t = useHotlineTexts();
  const lang = useLang();
  const now = useCityNow(60_000);
  const [opened, setOpened] = useState<Opened | null>(null);
  const choices = months(now, howManyMonths);
  const period = url.get('period') || choices[0]!;
  const by = ways.find((way) => way === url.get('by')) ?? 'area';
  const query = { period, by, ...(url.get('area') ? { area: url.get('area') } : {}) };
  const report = useQuery({
    queryKey: ['hotline-rates', query], placeholderData: keepPreviousData, refetchInterval: 60_000, queryFn: ({ signal }) => api.get<AppraisalReport>('/hotline/rates', query, signal),
  });
  const { data } = report;
  // All together is what lies in the areas, whether or not a body had it: it opens so, whatever the rows stand for.
  const open = (row: AppraisalRow, code: string): void => {
    const indicator = data?.table.indicators.find((i) => i.code === code);
    if (indicator) setOpened({ table: 'hotline', path: '/hotline/rates/cases', row: row.id === '0' ? { ...row, id: '' } : row, indicator, query: row.id === '0' ? { ...query, by: 'area' } : query });
  };
  return (
    <div className="page-body appraisal-page">
      <div className="page-head">
        {head}<span className="print-only">{period}</span>
        <Select value={period} aria-label={t('month')} style={{ width: 110 }} options={(choices.includes(period) ? choices : [period, ...choices]).map((month) => ({ value: month, label: month }))} onChange={(month: string) => url.set({ period: month })} />
        <Select value={by} aria-label={t('by')} style={{ width: 150 }} options={ways.map((way) => ({ value: way, label: t(`by.${way as 'area' | 'body' | 'category'}`) }))} onChange={(way: string) => url.set({ by: way === 'area' ? null : way })} />
        {data?.area && url.get('area') && <Tag closable onClose={() => url.set({ area: null })}>{t('rates.within', { area: say(data.area.name, lang) })}</Tag>}
        <span className="push appraisal-tools">
          <Button icon={<PrinterOutlined />} onClick={() => window.print()}>{t('rates.print')}</Button>
          <Button icon={<DownloadOutlined />} href={address('/hotline/rates/csv', { ...query, lang })}>{t('rates.csv')}</Button>
        </span>
      </div>
      {report.isPending ? <RowsLoading rows={10} />
        : report.isError || !data ? <ErrorState error={report.error} onRetry={() => void report.refetch()} />
          : (
            <>
              <section className="panel appraisal-scroll" aria-busy={report.isPlaceholderData}>
                {data.rows.length === 0 ? <EmptyState title={t('rates.empty')} body={t('rates.emptyBody')} /> : <RatesTable report={data} onOpen={open} onNarrow={(area) => url.set({ area })} />}
              </section>
              <p className="quiet appraisal-foot">
                {data.first && <span>{t('rates.days', { first: data.first, last: data.last })}{data.complete ? '' : `（${t('rates.running')}）`}</span>}
                <span>{t('rates.version', { version: data.table.version })}</span>
                <span>{t('rates.hint')}</span>
              </p>
            </>
          )}
      <FigureDrawer opened={opened} onClose={() => setOpened(null)} />
    </div>
  );
}
