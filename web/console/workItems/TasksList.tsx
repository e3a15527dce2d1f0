import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Checkbox, Input, Modal } from 'antd';
import { useState, type ReactNode } from 'react';
import { api } from '@shared/api/client.ts';
import { useKeyOf } from '@shared/api/useKeyOf.ts';
import type { NeighborhoodTask, Page } from '@shared/api/types/index.ts';
import { say, useLang } from '@shared/i18n/lang.ts';
import { explain } from '@shared/i18n/problems.ts';
import { useWorkItemTexts } from '@shared/i18n/workItemTexts.ts';
import { useGap, useNews } from '@shared/live/useLive.ts';
import { useCityNow } from '@shared/time/cityClock.ts';
import { formatTime } from '@shared/time/format.ts';
import { Pager } from '../parts/Pager.tsx';
import { SearchBox } from '../parts/SearchBox.tsx';
import { EmptyState, ErrorState, RowsLoading } from '../parts/states.tsx';
import { useLater } from '../parts/useLater.ts';
import type { useUrlState } from '../parts/useUrlState.ts';
import { useItemsTexts } from './texts.ts';

/** Tasks that departments gave neighborhoods; who judges items decides on objections here. */
export function TasksList({ head, url }: { head: ReactNode; url: ReturnType<typeof useUrlState> }) {
  const t = useItemsTexts();
  const words = useWorkItemTexts();
  const lang = useLang();
  const now = useCityNow(60_000);
  const [moving, setMoving] = useState<{ task: NeighborhoodTask; move: string } | null>(null);
  const query = { q: url.get('q'), waiting: url.get('waiting'), late: url.get('late'), state: url.get('state'), committee: url.get('committee'), body: url.get('body'), year: url.get('year'), upheld: url.get('upheld'), cursor: url.get('cursor') };
  const list = useQuery({ queryKey: ['neighborhoodTasks', query], placeholderData: keepPreviousData, queryFn: ({ signal }) => api.get<Page<NeighborhoodTask>>('/neighborhood-tasks', { ...query, limit: 50 }, signal) });
  const look = useLater(() => void list.refetch());
  useNews('workItem', look);
  useGap(() => void list.refetch());
  const tasks = list.data?.items ?? [];
  return (
    <div className="page-body page-fixed">
      <div className="page-head">
        {head}
        <SearchBox value={url.get('q')} placeholder={t('search.tasks')} onSearch={(q) => url.set({ q })} />
        <Checkbox checked={url.get('waiting') === 'me'} onChange={(e) => url.set({ waiting: e.target.checked ? 'me' : null })}>{t('only.waiting')}</Checkbox>
        <Checkbox checked={url.get('late') === 'true'} onChange={(e) => url.set({ late: e.target.checked ? 'true' : null })}>{t('only.late')}</Checkbox>
      </div>
      <div className="panel scroll" aria-busy={list.isFetching}>
        {list.isPending ? <RowsLoading rows={10} />
          : list.isError ? <ErrorState error={list.error} onRetry={() => void list.refetch()} />
            : tasks.length === 0 ? <EmptyState title={t('empty.tasks')} body={t('empty.tasks.body')} />
              : (
                <table className="list list-cards">
                  <colgroup><col style={{ width: 148 }} /><col /><col style={{ width: 180 }} /><col style={{ width: 180 }} /><col style={{ width: 116 }} /><col style={{ width: 300 }} /></colgroup>
                  <thead><tr><th>{t('col.number')}</th><th>{t('col.task')}</th><th>{t('col.committee')}</th><th>{t('col.body')}</th><th>{t('col.due')}</th><th>{t('col.state')}</th></tr></thead>
                  <tbody>
                    {tasks.map((task) => (
                      <tr key={task.number} className={task.late ? 'row-late' : ''}>
                        <td className="num">{task.number}</td>
                        <td className="clip card-line" title={task.what}><b>{task.what}</b> <span className="quiet">{task.itemName}</span></td>
                        <td className="clip">{say(task.committee.name, lang)}</td>
                        <td className="clip">{say(task.body.name, lang)}</td>
                        <td className="num">{formatTime(task.dueAt, now)}</td>
                        <td>
                          <span className={`tag tag-${task.state === 'passed' ? 'ok' : task.state === 'objected' ? 'soon' : 'quiet'}`}>{words(`task.${task.state}`)}</span>{' '}
                          {task.upheld && <span className="quiet">{words('task.upheld')} </span>}{task.late && <span className="late-text">{words('late')} </span>}
                          {task.moves.map((m) => <Button key={m.move} size="small" onClick={() => setMoving({ task, move: m.move })}>{words.of(`move.${m.move}`)}</Button>)}
                          {task.words && <p className="words quiet">{task.words}</p>}
                        </td>
                      </tr>
                    ))}
                  </tbody>
                </table>
              )}
      </div>
      <Pager count={tasks.length} next={list.data?.next} first={!url.get('cursor')} onNext={() => url.set({ cursor: list.data?.next ?? null }, true)} onFirst={() => url.set({ cursor: null })} />
      {moving && <Decide {...moving} onClose={() => setMoving(null)} />}
    </div>
  );
}

function Decide({ task, move, onClose }: { task: NeighborhoodTask; move: string; onClose: () => void }) {
  const words = useWorkItemTexts();
  const queries = useQueryClient();
  const keyOf = useKeyOf();
  const [note, setNote] = useState('');
  const needed = task.moves.find((m) => m.move === move)?.words ?? true;
  const make = useMutation({
    mutationFn: () => {
      const body = { move, ...(note.trim() ? { words: note.trim() } : {}) };
      return api.post(`/neighborhood-tasks/${encodeURIComponent(task.number)}/moves`, body, { idempotencyKey: keyOf(JSON.stringify(body)) });
    },
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: ['neighborhoodTasks'] });
      onClose();
    },
  });
  return (
    <Modal open title={`${task.number} ${words.of(`move.${move}`)}`} okText={words.of(`move.${move}`)} onCancel={onClose} onOk={() => make.mutate()} confirmLoading={make.isPending} okButtonProps={{ disabled: needed && !note.trim() }}>
      <p className="words">{task.what}</p>
      {task.words && <p className="words quiet">{task.words}</p>}
      <label>{words(needed ? 'words.needed' : 'words')}<Input.TextArea autoFocus value={note} maxLength={2_000} autoSize={{ minRows: 3, maxRows: 8 }} onChange={(e) => setNote(e.target.value)} /></label>
      {make.isError && <p className="problem" role="alert">{explain(make.error)}</p>}
    </Modal>
  );
}
