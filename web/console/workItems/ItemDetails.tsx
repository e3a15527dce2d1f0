import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Input, InputNumber } from 'antd';
import { useState } from 'react';
import { api } from '@shared/api/client.ts';
import { useKeyOf } from '@shared/api/useKeyOf.ts';
import type { WorkItemPage } from '@shared/api/types/index.ts';
import { say, useLang } from '@shared/i18n/lang.ts';
import { explain } from '@shared/i18n/problems.ts';
import { hoursOf, useWorkItemTexts } from '@shared/i18n/workItemTexts.ts';
import { useGap, useNews } from '@shared/live/useLive.ts';
import { formatInstant } from '@shared/time/format.ts';
import { ErrorState, RowsLoading } from '../parts/states.tsx';
import { useLater } from '../parts/useLater.ts';
import { useItemsTexts } from './texts.ts';

/** One item whole, with the judgement where it is the reader's. */
export function ItemDetails({ number }: { number: string }) {
  const t = useItemsTexts();
  const words = useWorkItemTexts();
  const lang = useLang();
  const item = useQuery({ queryKey: ['workItem', number], queryFn: ({ signal }) => api.get<WorkItemPage>(`/work-items/${encodeURIComponent(number)}`, undefined, signal) });
  const look = useLater(() => void item.refetch());
  useNews('workItem', look);
  useGap(() => void item.refetch());
  // What is being written stays when a look in the background fails.
  if (!item.data) return item.isError ? <ErrorState error={item.error} onRetry={() => void item.refetch()} /> : <RowsLoading rows={6} />;
  const page = item.data;
  const { summary } = page;
  return (
    <div className="work-item">
      <h2>{summary.name}</h2>
      <p><span className={`tag tag-${summary.inForce ? 'ok' : summary.state === 'asked' ? 'soon' : 'quiet'}`}>{words(`state.${summary.state}`)}</span> {say(summary.body.name, lang)} · {words('judged.by', { area: say(summary.judgeArea.name, lang) })}</p>
      <dl>
        <dt>{words('what')}</dt><dd className="words">{page.what}</dd>
        <dt>{words('basis')}</dt><dd className="words">{page.basis}</dd>
        <dt>{words('support')}</dt><dd className="words">{page.support}</dd>
        <dt>{t('col.much')}</dt><dd>{words('times.of', { times: summary.timesPerYear })}, {words('hours.of', { hours: hoursOf(summary.minutes) })}, {words('until.of', { day: summary.until })}</dd>
        {page.categories.length > 0 && <><dt>{words('categories')}</dt><dd>{page.categories.map((c) => say(c.name, lang)).join(lang === 'zh' ? '、' : ', ')}</dd></>}
        {page.judgement && <><dt>{t('judgement')}</dt><dd className="words">{page.judgement}</dd></>}
      </dl>
      <p className="quiet">{t('asked.by', { by: say(page.askedBy, lang), at: formatInstant(summary.askedAt) })} · {words('open', { n: page.open })}</p>
      {page.moves.some((m) => ['admit', 'return', 'refuse', 'strike'].includes(m.move)) && <Judge page={page} />}
      <h3>{t('history')}</h3>
      <ol className="work-item-lines">
        {page.history.map((line) => (
          <li key={line.id}><time dateTime={line.at}>{formatInstant(line.at)}</time> <b>{words.of(`line.${line.code}`)}</b> {line.by ? say(line.by, lang) : ''} {line.task && <span className="num quiet">{line.task}</span>}{line.note && <p className="words">{line.note}</p>}</li>
        ))}
      </ol>
    </div>
  );
}

function Judge({ page }: { page: WorkItemPage }) {
  const t = useItemsTexts();
  const words = useWorkItemTexts();
  const queries = useQueryClient();
  const keyOf = useKeyOf();
  const { summary } = page;
  const [note, setNote] = useState('');
  const [times, setTimes] = useState(summary.timesPerYear);
  const [until, setUntil] = useState(summary.until);
  const admits = page.moves.some((m) => m.move === 'admit');
  const move = useMutation({
    mutationFn: (name: string) => {
      const body = { move: name, ...(note.trim() ? { words: note.trim() } : {}), ...(name === 'admit' ? { timesPerYear: times, until } : {}) };
      return api.post<WorkItemPage>(`/work-items/${encodeURIComponent(summary.number)}/moves`, body, { idempotencyKey: keyOf(JSON.stringify(body)) });
    },
    onSuccess: (fresh) => {
      queries.setQueryData(['workItem', summary.number], fresh);
      void queries.invalidateQueries({ queryKey: ['workItems'] });
      setNote('');
    },
  });
  return (
    <section className="work-item-judge">
      {admits && (
        <div className="work-item-less">
          <label>{t('admit.times')} <InputNumber min={1} max={summary.timesPerYear} value={times} onChange={(n) => setTimes(n ?? summary.timesPerYear)} /></label>
          <label>{t('admit.until')} <Input type="date" value={until} max={summary.until} onChange={(e) => setUntil(e.target.value || summary.until)} /></label>
        </div>
      )}
      <label>{words(admits ? 'words' : 'words.needed')}<Input.TextArea value={note} maxLength={2_000} autoSize={{ minRows: 2, maxRows: 6 }} onChange={(e) => setNote(e.target.value)} /></label>
      <div className="work-item-buttons">
        {page.moves.filter((m) => m.move !== 'withdraw' && m.move !== 'amend').map((m) => (
          <Button key={m.move} type={m.move === 'admit' ? 'primary' : 'default'} danger={m.move === 'refuse' || m.move === 'strike'} disabled={m.words && !note.trim()} loading={move.isPending && move.variables === m.move} onClick={() => move.mutate(m.move)}>{words.of(`move.${m.move}`)}</Button>
        ))}
      </div>
      {move.isError && <p className="problem" role="alert">{explain(move.error)}</p>}
    </section>
  );
}
