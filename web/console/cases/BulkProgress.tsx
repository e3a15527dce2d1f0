import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Progress } from 'antd';
import { Link } from 'react-router';
import { api } from '@shared/api/client.ts';
import type { BulkJob, BulkOutcome } from '@shared/api/types/index.ts';
import { say, useLang } from '@shared/i18n/lang.ts';
import { explain } from '@shared/i18n/problems.ts';
import { useNews } from '@shared/live/useLive.ts';
import { ErrorState, RowsLoading } from '../parts/states.tsx';
import { whyNot } from './BulkDrawer.tsx';
import { useBulkTexts } from './bulkTexts.ts';

/** How far a bulk act is, what came of each case, and its stopping. */
export function BulkProgress({ id, onBack }: { id: string; onBack: (() => void) | null }) {
  const t = useBulkTexts();
  const lang = useLang();
  const queries = useQueryClient();
  const job = useQuery({
    queryKey: ['bulk-act', id], queryFn: ({ signal }) => api.get<BulkJob>(`/bulk-acts/${encodeURIComponent(id)}`, undefined, signal),
    refetchInterval: (query) => (query.state.data?.state === 'running' ? 2_000 : false),
  });
  useNews('bulk', (news) => {
    if (news.id === id && news.state !== 'running') void queries.invalidateQueries({ queryKey: ['bulk-act', id] });
  });
  const stop = useMutation({ mutationFn: () => api.post<BulkJob>(`/bulk-acts/${encodeURIComponent(id)}/stop`), onSuccess: (page) => queries.setQueryData(['bulk-act', id], page) });
  if (job.isPending) return <RowsLoading rows={6} />;
  if (job.isError) return <ErrorState error={job.error} onRetry={() => void job.refetch()} />;
  const { data } = job;
  const runs = data.state === 'running';
  return (
    <section aria-label={t('title')}>
      {onBack && <Button size="small" onClick={onBack}>{t('back')}</Button>}
      <Progress percent={Math.floor(((data.done + data.refused) * 100) / data.total)} aria-label={t(`state.${data.state}`)} status={data.state === 'stopped' ? 'exception' : 'normal'} />
      <p role="status"><b>{t(`state.${data.state}`)}</b> · {t('progress', { ...data })}</p>
      {runs && <p className="quiet">{t('running.hint')}</p>}
      {runs && <Button danger loading={stop.isPending} onClick={() => stop.mutate()}>{t('stop')}</Button>}
      {stop.isError && <p className="problem" role="alert">{explain(stop.error)}</p>}
      <div className="bulk-lines" tabIndex={0} role="region" aria-label={t('col.comes')}>
        <table className="list">
          <thead><tr><th>{t('col.number')}</th><th>{t('col.what')}</th><th>{t('col.comes')}</th></tr></thead>
          <tbody>
            {data.items.map((item) => (
              <tr key={item.number}>
                <td className="num"><Link to={`/cases/${encodeURIComponent(item.number)}`}>{item.number}</Link></td>
                <td>{say(item.title, lang)}</td>
                <td><Came item={item} /></td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function Came({ item }: { item: BulkOutcome }) {
  const t = useBulkTexts();
  const lang = useLang();
  if (item.state === 'refused' && item.refusal) return <span className="due-late">{whyNot(item.refusal, lang)}</span>;
  if (item.state === 'done' && item.cameTo) return <>{say(item.cameTo, lang)}</>;
  return <span className="quiet">{t(item.state === 'left' ? 'left' : 'waiting')}</span>;
}
