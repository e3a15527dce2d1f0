import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Drawer } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { api } from '@shared/api/client.ts';
import type { BulkAct, BulkJob, BulkPreview, BulkRefusal, CaseSummary, Page } from '@shared/api/types/index.ts';
import { say, useLang } from '@shared/i18n/lang.ts';
import { explain, explainCode } from '@shared/i18n/problems.ts';
import { At } from '../parts/Age.tsx';
import { EmptyState, ErrorState, RowsLoading } from '../parts/states.tsx';
import { BulkActForm } from './BulkActForm.tsx';
import { BulkProgress } from './BulkProgress.tsx';
import { useBulkTexts } from './bulkTexts.ts';
import { isPicked, type Picked } from './picked.ts';
import './bulk.css';

interface Props { open: 'act' | 'mine' | null; items: CaseSummary[]; picked: Picked; filter: Record<string, string>; onClose: (done: boolean) => void }

/** 批量办理: what is to be done, what would come of each case, and then how far it is. */
export function BulkDrawer({ open, items, picked, filter, onClose }: Props) {
  const t = useBulkTexts();
  const [job, setJob] = useState<string | null>(null);
  const close = (): void => {
    onClose(job !== null);
    setJob(null);
  };
  return (
    <Drawer title={t(open === 'mine' ? 'mine' : 'title')} open={open !== null} onClose={close} size={760} destroyOnHidden>
      {job !== null ? <BulkProgress id={job} onBack={open === 'mine' ? () => setJob(null) : null} />
        : open === 'mine' ? <Mine onOpen={setJob} /> : <Act items={items} picked={picked} filter={filter} onStarted={setJob} />}
    </Drawer>
  );
}

function Act({ items, picked, filter, onStarted }: Pick<Props, 'items' | 'picked' | 'filter'> & { onStarted: (id: string) => void }) {
  const t = useBulkTexts();
  const queries = useQueryClient();
  const [act, setAct] = useState<BulkAct | null>(null);
  const chosen = items.filter((c) => isPicked(picked, c.number));
  const which = picked.all
    ? { filter: Object.fromEntries(Object.entries(filter).filter(([name, value]) => name !== 'cursor' && value !== '')) }
    : { cases: [...picked.numbers].map((number) => ({ number })) };
  const preview = useMutation({ mutationFn: async (asked: BulkAct) => without(await api.post<BulkPreview>('/bulk-acts/preview', { act: asked, ...which }), picked.except) });
  const start = useMutation({
    // What was previewed is done, and nothing that has changed since.
    mutationFn: (seen: BulkPreview) => api.post<BulkJob>('/bulk-acts', { act, cases: seen.lines.filter((l) => l.refusal === null).map(({ number, version }) => ({ number, version })) }),
    onSuccess: (made) => {
      void queries.invalidateQueries({ queryKey: ['bulk-acts'] });
      onStarted(made.id);
    },
  });
  const seen = preview.data;
  const can = seen ? seen.lines.length - seen.refused : 0;
  return (
    <>
      <BulkActForm
        sample={chosen[0] ?? items[0]} busy={preview.isPending}
        onChange={() => { preview.reset(); setAct(null); }}
        onAsk={(asked) => { setAct(asked); preview.mutate(asked); }}
      />
      {preview.isError && <p className="problem" role="alert">{explain(preview.error)}</p>}
      {seen && (
        <section aria-label={t('preview')} aria-live="polite">
          <p><b>{t('preview.sum', { does: seen.does, asks: seen.asks, refused: seen.refused })}</b></p>
          {seen.more && <p className="due-soon">{t('preview.more', { most: seen.most })}</p>}
          <Lines preview={seen} />
          <Button type="primary" disabled={can === 0} loading={start.isPending} onClick={() => start.mutate(seen)}>{can === 0 ? t('start.none') : t('start', { count: can })}</Button>
          {start.isError && <p className="problem" role="alert">{explain(start.error)}</p>}
        </section>
      )}
    </>
  );
}

/** All of the list but those that were taken out of it by hand. */
function without(preview: BulkPreview, except: ReadonlySet<string>): BulkPreview {
  if (except.size === 0) return preview;
  const lines = preview.lines.filter((l) => !except.has(l.number));
  return { ...preview, lines, does: lines.filter((l) => l.refusal === null && !l.asks).length, asks: lines.filter((l) => l.asks).length, refused: lines.filter((l) => l.refusal !== null).length };
}

/** In the reader's words, what a case says to the act. */
export const whyNot = (refusal: BulkRefusal, lang: 'zh' | 'en'): string => explainCode(refusal.code, lang, refusal.args ?? {});

function Lines({ preview }: { preview: BulkPreview }) {
  const t = useBulkTexts();
  const lang = useLang();
  return (
    <div className="bulk-lines" tabIndex={0} role="region" aria-label={t('preview')}>
      <table className="list">
        <thead><tr><th>{t('col.number')}</th><th>{t('col.what')}</th><th>{t('col.from')}</th><th>{t('col.comes')}</th></tr></thead>
        <tbody>
          {preview.lines.map((line) => (
            <tr key={line.number}>
              <td className="num"><Link to={`/cases/${encodeURIComponent(line.number)}`}>{line.number}</Link></td>
              <td>{say(line.title, lang)}</td>
              <td>{say(line.from, lang)}</td>
              <td>{line.refusal ? <span className="due-late">{whyNot(line.refusal, lang)}</span> : line.cameTo && (line.asks ? <span className="due-soon">{t('asks', { to: say(line.cameTo, lang) })}</span> : say(line.cameTo, lang))}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Mine({ onOpen }: { onOpen: (id: string) => void }) {
  const t = useBulkTexts();
  const list = useQuery({ queryKey: ['bulk-acts'], queryFn: ({ signal }) => api.get<Page<BulkJob>>('/bulk-acts', {}, signal) });
  if (list.isPending) return <RowsLoading rows={4} />;
  if (list.isError) return <ErrorState error={list.error} onRetry={() => void list.refetch()} />;
  if (list.data.items.length === 0) return <EmptyState title={t('empty')} body={t('emptyBody')} />;
  return (
    <ul className="bulk-jobs">
      {list.data.items.map((job) => (
        <li key={job.id}>
          <Button type="link" onClick={() => onOpen(job.id)}>{t(`state.${job.state}`)} <At at={job.madeAt} /></Button>
          <span className="quiet">{t('progress', { ...job })}</span>
        </li>
      ))}
    </ul>
  );
}
