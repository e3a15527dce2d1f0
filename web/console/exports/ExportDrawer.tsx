import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Drawer, Progress } from 'antd';
import { address, api } from '@shared/api/client.ts';
import type { ExportJob, Page } from '@shared/api/types/index.ts';
import { useLang } from '@shared/i18n/lang.ts';
import { explain, explainCode } from '@shared/i18n/problems.ts';
import { useCityNow } from '@shared/time/cityClock.ts';
import { formatNumber, formatTime } from '@shared/time/format.ts';
import { At } from '../parts/Age.tsx';
import { EmptyState, ErrorState, RowsLoading } from '../parts/states.tsx';
import { useExportTexts } from './texts.ts';
import './exports.css';

const goesOn = (job: ExportJob): boolean => job.state === 'waiting' || job.state === 'running';

/** 0 to 100. */
const percent = (job: ExportJob): number => (job.state === 'done' ? 100 : job.total ? Math.min(99, Math.floor((job.rows * 100) / job.total)) : 0);

/** One's own exports: how far they are, and the files. */
export function ExportDrawer({ open, onClose }: { open: boolean; onClose: () => void }) {
  const t = useExportTexts();
  const list = useQuery({
    queryKey: ['exports'], enabled: open, queryFn: ({ signal }) => api.get<Page<ExportJob>>('/exports', {}, signal),
    refetchInterval: (query) => (query.state.data?.items.some(goesOn) ? 700 : false),
  });
  const items = list.data?.items ?? [];
  return (
    <Drawer title={t('title')} open={open} onClose={onClose} size={480}>
      <p className="quiet">{t('why')}</p>
      {list.isPending ? <RowsLoading rows={4} />
        : list.isError ? <ErrorState error={list.error} onRetry={() => void list.refetch()} />
          : items.length === 0 ? <EmptyState title={t('empty')} body={t('emptyBody')} /> : <ul className="exports">{items.map((job) => <Line key={job.id} job={job} />)}</ul>}
    </Drawer>
  );
}

function Line({ job }: { job: ExportJob }) {
  const t = useExportTexts();
  const lang = useLang();
  const now = useCityNow(60_000);
  const queries = useQueryClient();
  const { message } = App.useApp();
  const cancel = useMutation({
    mutationFn: () => api.post<ExportJob>(`/exports/${encodeURIComponent(job.id)}/cancel`),
    onError: (error) => void message.error(explain(error, lang)),
    onSettled: () => void queries.invalidateQueries({ queryKey: ['exports'] }),
  });
  return (
    <li data-export={job.state}>
      <div className="exports-head">
        <b>{t.of(`list.${job.list}`)}</b><span>{job.format.toUpperCase()}</span><span className="quiet"><At at={job.madeAt} /></span><span className="push">{t(`state.${job.state}`)}</span>
      </div>
      {goesOn(job) && <Progress percent={percent(job)} aria-label={t(`state.${job.state}`)} />}
      <div className="exports-foot">
        {goesOn(job) && <><span className="quiet">{t('rows', { rows: formatNumber(job.rows), total: formatNumber(job.total ?? 0) })}</span><Button size="small" loading={cancel.isPending} onClick={() => cancel.mutate()}>{t('cancel')}</Button></>}
        {job.state === 'done' && <><span className="quiet">{t('kept', { rows: formatNumber(job.rows), at: job.keptUntil ? formatTime(job.keptUntil, now) : '' })}</span><Button size="small" type="primary" href={address(`/exports/${encodeURIComponent(job.id)}/file`)} download>{t('download')}</Button></>}
        {job.state === 'failed' && job.why && <span>{explainCode(job.why, lang)}</span>}
      </div>
    </li>
  );
}
