import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Checkbox, Input, Select } from 'antd';
import { useState } from 'react';
import { api } from '@shared/api/client.ts';
import type { CasePage, HistoryEntry } from '@shared/api/types/index.ts';
import { say, useLang } from '@shared/i18n/lang.ts';
import { explain } from '@shared/i18n/problems.ts';
import { Age } from '../parts/Age.tsx';
import { PhrasePick } from './PhrasePick.tsx';
import { useCaseTextsHere } from './texts.ts';

const codes = ['reporterSaid', 'reporterAsked', 'replied'];
const reporterOf = (line: HistoryEntry): string | null => ((line.args as { number?: string } | null)?.number) ?? null;

/** 往来: what was written to the reporters and what they wrote, and the form of whoever works on the case. */
export function LettersCard({ item }: { item: CasePage }) {
  const t = useCaseTextsHere();
  const lang = useLang();
  const [writes, setWrites] = useState(false);
  const letters = item.history.filter((line) => codes.includes(line.code));
  if (letters.length === 0 && !item.mayReply && !item.saidAt) return null;
  return (
    <section className="panel case-requests" aria-label={t('letters')}>
      <header><h2>{t('letters')}</h2>{item.mayReply && !writes && <Button size="small" onClick={() => setWrites(true)}>{t('letters.write')}</Button>}</header>
      <ul>
        {letters.length === 0 && !writes && <li className="quiet">{t(item.saidAt ? 'letters.elsewhere' : 'letters.none')}</li>}
        {letters.map((line) => (
          <li key={line.id} className={line.code === 'reporterSaid' ? 'waits' : ''}>
            <b>{line.code === 'reporterSaid' ? t('letters.said', { number: reporterOf(line) ?? item.number }) : t(line.code === 'reporterAsked' ? 'letters.asked' : 'letters.replied', { by: say(line.by.displayName, lang), to: reporterOf(line) ?? t('letters.all') })}</b>
            <span className="quiet"> <Age at={line.at} /></span>
            <blockquote>{line.note}</blockquote>
          </li>
        ))}
        {item.mayReply && writes && <Write item={item} onDone={() => setWrites(false)} />}
        {item.saidAt && item.mayReply && !writes && <Seen number={item.number} upTo={item.history.at(-1)?.id} onReply={() => setWrites(true)} />}
      </ul>
    </section>
  );
}

/** Sends to the reporters; the answer is the case as it stands. */
function useReply(number: string, done: () => void = () => undefined) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: object) => api.post<CasePage>(`/cases/${encodeURIComponent(number)}/replies`, body),
    onSuccess: (page) => {
      queries.setQueryData(['case', number], page);
      done();
    },
    onError: () => void queries.invalidateQueries({ queryKey: ['case', number] }),
  });
}

function Seen({ number, upTo, onReply }: { number: string; upTo: string | undefined; onReply: () => void }) {
  const t = useCaseTextsHere();
  const send = useReply(number);
  return (
    <li>
      <p className="due-soon">{t('letters.waits')}</p>
      <span className="move-buttons"><Button type="primary" onClick={onReply}>{t('letters.reply')}</Button><Button loading={send.isPending} onClick={() => send.mutate({ seen: true, ...(upTo ? { upTo } : {}) })}>{t('letters.seen')}</Button></span>
      {send.isError && <p className="problem" role="alert">{explain(send.error)}</p>}
    </li>
  );
}

function Write({ item, onDone }: { item: CasePage; onDone: () => void }) {
  const t = useCaseTextsHere();
  const [text, setText] = useState('');
  const [asks, setAsks] = useState(false);
  const [to, setTo] = useState<string | null>(null);
  const send = useReply(item.number, onDone);
  const submit = (): void => send.mutate({ text: text.trim(), ...(asks ? { asks } : {}), ...(to ? { reporter: to } : {}) });
  return (
    <li onKeyDown={(event) => { if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && text.trim()) submit(); }}>
      {item.stage !== 'ended' && <Checkbox checked={asks} onChange={(e) => setAsks(e.target.checked)}>{t('letters.asks')}</Checkbox>}
      <PhrasePick key={String(asks)} number={item.number} use={asks ? 'ask' : 'reply'} onPick={setText} />
      {item.reporterCount > 1 && (
        <Select
          style={{ width: '100%', marginBottom: 8 }} aria-label={t('letters.to')} value={to ?? ''} onChange={(number: string) => setTo(number || null)}
          options={[{ value: '', label: t('letters.all') }, ...item.reporters.map((r) => ({ value: r.number, label: r.number }))]}
        />
      )}
      <Input.TextArea autoFocus value={text} maxLength={2_000} autoSize={{ minRows: 3, maxRows: 8 }} aria-label={t('letters.text')} placeholder={t('letters.text')} onChange={(e) => setText(e.target.value)} />
      <p className="quiet">{t('letters.public')}</p>
      <span className="move-buttons"><Button type="primary" disabled={!text.trim()} loading={send.isPending} onClick={submit}>{t('letters.send')}</Button><Button onClick={onDone}>{t('letters.cancel')}</Button></span>
      {send.isError && <p className="problem" role="alert">{explain(send.error)}</p>}
    </li>
  );
}
