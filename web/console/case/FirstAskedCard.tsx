import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import { api } from '@shared/api/client.ts';
import type { CasePage, FirstAsked, Page, Person, ToldHow } from '@shared/api/types/index.ts';
import { say, useLang } from '@shared/i18n/lang.ts';
import { explain } from '@shared/i18n/problems.ts';
import { useCityNow } from '@shared/time/cityClock.ts';
import { formatTime } from '@shared/time/format.ts';
import { useFirstAskedTexts } from './firstAskedTexts.ts';

const hows: readonly ToldHow[] = ['phone', 'inPerson', 'inWriting', 'notReached'];

/** 首问负责: who was asked first, whether the asker knows what came of it, and the forms of whoever tells, hands that over, or decides on it. */
export function FirstAskedCard({ item }: { item: CasePage }) {
  const t = useFirstAskedTexts();
  const lang = useLang();
  const now = useCityNow(60_000);
  const first = item.firstAsked;
  const [hands, setHands] = useState(false);
  const [words, setWords] = useState('');
  const [how, setHow] = useState<ToldHow>('phone');
  const queries = useQueryClient();
  const send = useMutation({
    mutationFn: ({ to, body }: { to: string; body: object }) => api.post<CasePage>(`/cases/${encodeURIComponent(item.number)}/first-asked/${to}`, body),
    onSuccess: (page) => {
      queries.setQueryData(['case', item.number], page);
      setWords('');
      setHands(false);
    },
    onError: () => void queries.invalidateQueries({ queryKey: ['case', item.number] }),
  });
  if (!first) return null;
  const at = (instant: string | null): string => (instant ? formatTime(instant, now) : '–');
  const decide = (decision: string): void => send.mutate({ to: 'decision', body: { decision, ...(words.trim() ? { words: words.trim() } : {}) } });
  return (
    <section className="panel case-requests" aria-label={t('title')}>
      <header><h2>{t('title')}</h2>{first.mayHand && !hands && <Button size="small" onClick={() => setHands(true)}>{t('hand')}</Button>}</header>
      <ul>
        <li className={first.state === 'told' ? '' : 'waits'}>
          <b>{say(first.by, lang)}</b> <span className="quiet">{t('asked', { at: at(first.at) })}</span>
          <State first={first} at={at} />
          {first.next && <p className="due-soon">{t('handing', { name: say(first.next, lang) })}</p>}
          {first.nextReason && <blockquote>{first.nextReason}</blockquote>}
          {first.mayTell && <Select aria-label={t('how')} value={how} options={hows.map((one) => ({ value: one, label: t(`how.${one}`) }))} onChange={setHow} />}
          {(first.mayTell || first.mayDecide) && <Input.TextArea value={words} maxLength={2_000} autoSize={{ minRows: 1, maxRows: 6 }} aria-label={t(first.mayTell ? 'words' : 'opinion')} placeholder={t(first.mayTell ? 'words' : 'opinion')} onChange={(e) => setWords(e.target.value)} />}
          <span className="move-buttons">
            {first.mayTell && <Button type="primary" disabled={!words.trim()} loading={send.isPending} onClick={() => send.mutate({ to: 'told', body: { how, words: words.trim() } })}>{t('tell')}</Button>}
            {first.mayDecide && <Button type="primary" loading={send.isPending} onClick={() => decide('grant')}>{t('grant')}</Button>}
            {first.mayDecide && <Button danger disabled={!words.trim()} loading={send.isPending} onClick={() => decide('refuse')}>{t('refuse')}</Button>}
            {first.mayWithdraw && <Button loading={send.isPending} onClick={() => decide('withdraw')}>{t('withdraw')}</Button>}
          </span>
          {hands && <HandForm busy={send.isPending} onSend={(body) => send.mutate({ to: 'hand', body })} onCancel={() => setHands(false)} />}
          {send.isError && <p className="problem" role="alert">{explain(send.error)}</p>}
        </li>
      </ul>
    </section>
  );
}

function State({ first, at }: { first: FirstAsked; at: (instant: string | null) => string }) {
  const t = useFirstAskedTexts();
  if (first.state === 'told') return <><p className="quiet">{t('told', { how: first.toldHow ? t(`how.${first.toldHow}`) : '–', at: at(first.toldAt) })}</p>{first.toldWords && <blockquote>{first.toldWords}</blockquote>}</>;
  if (first.state === 'following') return <p className="quiet">{t('following')}</p>;
  return <p className={first.state === 'late' ? 'due-late' : 'due-soon'}>{t(first.state === 'late' ? 'late' : 'toTell', { at: at(first.tellBy) })}</p>;
}

function HandForm({ busy, onSend, onCancel }: { busy: boolean; onSend: (body: { userName: string; reason: string }) => void; onCancel: () => void }) {
  const t = useFirstAskedTexts();
  const lang = useLang();
  const [q, setQ] = useState('');
  const [who, setWho] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  const found = useQuery({ queryKey: ['people', 'first-asked', q], queryFn: ({ signal }) => api.get<Page<Person>>('/people', { q, limit: 30 }, signal), placeholderData: (kept) => kept });
  return (
    <div className="move-field">
      <label htmlFor="first-asked-to">{t('to')}</label>
      <Select
        id="first-asked-to" autoFocus value={who} loading={found.isFetching} showSearch={{ filterOption: false, onSearch: setQ }} notFoundContent={found.isError ? explain(found.error) : t('nobody')}
        options={(found.data?.items ?? []).map((one) => ({ value: one.userName, label: say(one.displayName, lang) }))} onChange={setWho}
      />
      <Input.TextArea value={reason} maxLength={2_000} autoSize={{ minRows: 2, maxRows: 6 }} aria-label={t('reason')} placeholder={t('reason')} onChange={(e) => setReason(e.target.value)} />
      <span className="move-buttons">
        <Button type="primary" disabled={!who || !reason.trim()} loading={busy} onClick={() => who && onSend({ userName: who, reason: reason.trim() })}>{t('send')}</Button>
        <Button onClick={onCancel}>{t('cancel')}</Button>
      </span>
    </div>
  );
}
