import { DownloadOutlined, PrinterOutlined } from '@ant-design/icons';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button, Segmented, Select, Tag } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { address, api } from '@shared/api/client.ts';
import type { AppraisalReport, RowsBy } from '@shared/api/types/index.ts';
import { say, useLang } from '@shared/i18n/lang.ts';
import { useMay } from '@shared/session/useSession.ts';
import { useCityNow } from '@shared/time/cityClock.ts';
import { formatInstant } from '@shared/time/format.ts';
import { EmptyState, ErrorState, RowsLoading } from '../parts/states.tsx';
import { useUrlState } from '../parts/useUrlState.ts';
import { AppraisalTableView } from './AppraisalTableView.tsx';
import { FigureDrawer, type Opened } from './FigureDrawer.tsx';
import { months } from './months.ts';
import { useAppraisalTexts } from './texts.ts';
import './appraisal.css';

const tables = ['area', 'department', 'inspector', 'intake', 'shiftLeader', 'dispatcher', 'upward'] as const;
const otherRows: Partial<Record<string, RowsBy[]>> = { department: ['body', 'person', 'area'], inspector: ['person', 'area'], intake: ['person', 'area'], shiftLeader: ['person', 'area'], dispatcher: ['person', 'area'] };
const howManyMonths = 24;

/** How work is appraised: a table and a month, each figure with its formula and the cases behind it. */
export default function AppraisalPage() {
  const t = useAppraisalTexts();
  const lang = useLang();
  const url = useUrlState();
  const now = useCityNow(60_000);
  const [opened, setOpened] = useState<Opened | null>(null);
  const table = tables.find((name) => name === url.get('table')) ?? 'area';
  const choices = months(now, howManyMonths);
  const period = url.get('period') || choices[0]!;
  const query = { period, ...(url.get('area') ? { area: url.get('area') } : {}), ...(url.get('by') ? { by: url.get('by') } : {}) };
  const report = useQuery({
    queryKey: ['appraisal', table, query], placeholderData: keepPreviousData, refetchInterval: 60_000,
    queryFn: ({ signal }) => api.get<AppraisalReport>('/appraisal', { table, ...query }, signal),
  });
  const rows = otherRows[table];
  const mayTry = useMay('appraisal.draft');
  return (
    <div className="page-body appraisal-page">
      <div className="page-head">
        <h1>{t('title')}<span className="print-only"> · {t(`table.${table}`)} · {period}</span></h1>
        <Segmented value={table} options={tables.map((name) => ({ value: name, label: t(`table.${name}`) }))} onChange={(name) => url.set({ table: name, by: null })} />
        <Select value={period} aria-label={t('month')} style={{ width: 110 }} options={(choices.includes(period) ? choices : [period, ...choices]).map((month) => ({ value: month, label: month }))} onChange={(month: string) => url.set({ period: month })} />
        {rows && <Select value={url.get('by') || rows[0]!} aria-label={t('by')} style={{ width: 110 }} options={rows.map((by) => ({ value: by, label: t(`by.${by}`) }))} onChange={(by: string) => url.set({ by: by === rows[0] ? null : by })} />}
        {report.data?.area && url.get('area') && <Tag closable onClose={() => url.set({ area: null })}>{t('within', { area: say(report.data.area.name, lang) })}</Tag>}
        <span className="push appraisal-tools">
          <Link to="/appeals">{t('appeals')}</Link>
          {mayTry && table !== 'upward' && <Link to={`/appraisal/what-if?table=${table}&period=${period}`}>{t('try')}</Link>}
          <Button icon={<PrinterOutlined />} onClick={() => window.print()}>{t('print')}</Button>
          <Button icon={<DownloadOutlined />} href={address('/appraisal/csv', { table, ...query, lang })}>{t('csv')}</Button>
        </span>
      </div>
      {report.isPending ? <RowsLoading rows={10} />
        : report.isError ? <ErrorState error={report.error} onRetry={() => void report.refetch()} />
          : (
            <>
              <section className="panel appraisal-scroll" aria-busy={report.isPlaceholderData}>
                {report.data.first === null ? <EmptyState title={t('noDays')} body={t('noDaysBody')} />
                  : report.data.rows.length === 0 ? <EmptyState title={t('empty')} body={table === 'upward' ? t('upwardEmpty') : t('emptyBody')} />
                    : (
                      <AppraisalTableView
                        report={report.data} onNarrow={(area) => url.set({ area })}
                        onOpen={(row, indicator) => setOpened({ table: report.data.table.table, row, indicator, query })}
                      />
                    )}
              </section>
              <Foot report={report.data} />
            </>
          )}
      <FigureDrawer opened={opened} onClose={() => setOpened(null)} />
    </div>
  );
}

/** Over which days, by which formulas, and whether what is kept is what the cases come to. */
function Foot({ report }: { report: AppraisalReport }) {
  const t = useAppraisalTexts();
  const { recount, table } = report;
  return (
    <p className="quiet appraisal-foot">
      {report.first && <span>{t('days', { first: report.first, last: report.last })}{report.complete ? '' : `（${t('running')}）`}</span>}
      <span>{t('version', { version: table.version, from: table.validFrom })}</span>
      <span>{t('grades', { grades: table.grades.map((g) => t('from', { grade: g.grade, from: g.from })) })}</span>
      <span className={recount.agreed ? '' : 'is-late'} role={recount.agreed ? undefined : 'status'}>
        {recount.at === null ? t('recount.none') : t(recount.agreed ? 'recount.agreed' : 'recount.wrong', { at: formatInstant(recount.at), cases: recount.cases, sums: recount.sums, wrong: recount.wrong })}
      </span>
    </p>
  );
}
