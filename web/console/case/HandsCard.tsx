import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import { api } from '@shared/api/client.ts';
import type { CasePage, Hand, HandTarget, Page } from '@shared/api/types/index.ts';
import { say, useLang } from '@shared/i18n/lang.ts';
import { explain } from '@shared/i18n/problems.ts';
import { useCityNow } from '@shared/time/cityClock.ts';
import { formatTime } from '@shared/time/format.ts';
import { useHandTexts } from './handTexts.ts';

type Decision = 'approve' | 'deny' | 'accept' | 'refuse' | 'withdraw';

/** 交办: at which center's desk the case is, how it came there, what waits to be answered, and the form of whoever may hand it on. */
export function HandsCard({ item }: { item: CasePage }) {
  const t = useHandTexts();
  const lang = useLang();
  const [asks, setAsks] = useState(false);
  const open = item.hands.some((hand) => hand.state === 'asked' || hand.state === 'waiting');
  if (item.hands.length === 0 && !item.mayHand) return null;
  return (
    <section className="panel case-requests" aria-label={t('title')}>
      <header>
        <h2>{t('title')}</h2>
        {item.ledFrom && <span className="quiet">{t('ledFrom', { center: say(item.ledFrom.name, lang) })}</span>}
        {item.mayHand && !asks && <Button size="small" onClick={() => setAsks(true)}>{t('hand')}</Button>}
      </header>
      <ul>
        {item.mayHand && asks && <Ask number={item.number} takeOnly={open} onDone={() => setAsks(false)} />}
        {[...item.hands].reverse().map((hand) => <One key={`${hand.id} ${hand.state}`} number={item.number} hand={hand} />)}
      </ul>
    </section>
  );
}

/** Sends to an address below the case's hands; the answer is the case as it stands. */
function useSend(number: string, done: () => void = () => undefined) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ to, body }: { to: string; body: object }) => api.post<CasePage>(`/cases/${encodeURIComponent(number)}/hands${to}`, body),
    onSuccess: (page) => {
      queries.setQueryData(['case', number], page);
      done();
    },
    onError: () => void queries.invalidateQueries({ queryKey: ['case', number] }),
  });
}

/** @param takeOnly Something waits already: only a center above can still take it. */
function Ask({ number, takeOnly, onDone }: { number: string; takeOnly: boolean; onDone: () => void }) {
  const t = useHandTexts();
  const lang = useLang();
  const [q, setQ] = useState('');
  const [chosen, setChosen] = useState<HandTarget | null>(null);
  const [reason, setReason] = useState('');
  const targets = useQuery({
    queryKey: ['hand-targets', number, q], queryFn: ({ signal }) => api.get<Page<HandTarget>>(`/cases/${encodeURIComponent(number)}/hand-targets`, { q }, signal), placeholderData: (kept) => kept,
  });
  const send = useSend(number, onDone);
  const found = (targets.data?.items ?? []).filter((one) => !takeOnly || one.kind === 'takeOver');
  const keyOf = (one: HandTarget): string => `${one.kind} ${one.area.id}`;
  return (
    <li className="waits">
      <div className="move-field">
        <label htmlFor="hand-to">{t('to')}</label>
        <Select
          id="hand-to" autoFocus placeholder={t('to.hint')} loading={targets.isFetching} value={chosen ? keyOf(chosen) : null}
          showSearch={{ filterOption: false, onSearch: setQ }}
          notFoundContent={targets.isPending ? t('loading') : targets.isError ? explain(targets.error) : t('to.none')}
          options={found.map((one) => ({ value: keyOf(one), label: `${t(`kind.${one.kind}`)} · ${say(one.area.name, lang)}${one.above ? ` (${say(one.above, lang)})` : ''}` }))}
          onChange={(key: string) => setChosen(found.find((one) => keyOf(one) === key) ?? null)}
        />
      </div>
      {chosen && <p className="quiet">{t(chosen.kind === 'takeOver' ? 'says.takeOver' : chosen.atOnce ? 'says.atOnce' : 'says.asks')}</p>}
      <Input.TextArea value={reason} maxLength={2_000} autoSize={{ minRows: 2, maxRows: 6 }} aria-label={t('reason')} placeholder={t('reason')} onChange={(e) => setReason(e.target.value)} />
      <span className="move-buttons">
        <Button
          type="primary" disabled={!chosen || !reason.trim()} loading={send.isPending}
          onClick={() => chosen && send.mutate({ to: '', body: { areaId: chosen.area.id, reason: reason.trim(), ...(chosen.kind === 'takeOver' ? { takeOver: true } : {}) } })}
        >{chosen ? t(`kind.${chosen.kind}`) : t('hand')}</Button>
        <Button onClick={onDone}>{t('cancel')}</Button>
      </span>
      {send.isError && <p className="problem" role="alert">{explain(send.error)}</p>}
    </li>
  );
}

function One({ number, hand }: { number: string; hand: Hand }) {
  const t = useHandTexts();
  const lang = useLang();
  const now = useCityNow(60_000);
  const [words, setWords] = useState('');
  const send = useSend(number);
  const at = (instant: string | null): string => (instant ? formatTime(instant, now) : '–');
  const decide = (decision: Decision): void => send.mutate({ to: `/${hand.id}/decision`, body: { decision, ...(words.trim() ? { words: words.trim() } : {}) } });
  const open = hand.state === 'asked' || hand.state === 'waiting';
  const mine = hand.mayApprove || hand.mayAnswer || hand.mayWithdraw;
  const centers = { from: say(hand.from.name, lang), to: say(hand.to.name, lang) };
  return (
    <li className={open ? 'waits' : ''}>
      <b>{t(`kind.${hand.kind}`)}</b> {t('way', centers)}
      <span className="quiet"> {t('by', { by: say(hand.by, lang), at: at(hand.at) })}</span>
      <blockquote>{hand.reason}</blockquote>
      {hand.state === 'asked' && <p className="due-soon">{t('state.asked', centers)}</p>}
      {hand.state === 'waiting' && <p className={hand.late ? 'due-late' : 'due-soon'}>{t(hand.late ? 'state.late' : 'state.waiting', { center: hand.heldBy ? say(hand.heldBy.name, lang) : centers.to, at: at(hand.dueAt), count: hand.timesPassed })}</p>}
      {!open && <p className="quiet">{t(`state.${hand.state}`, { by: hand.decidedBy ? say(hand.decidedBy, lang) : '–', at: at(hand.decidedAt) })}</p>}
      {hand.decisionNote && <blockquote>{hand.decisionNote}</blockquote>}
      {mine && <Input.TextArea value={words} maxLength={2_000} autoSize={{ minRows: 1, maxRows: 6 }} aria-label={t('words')} placeholder={t('words')} onChange={(e) => setWords(e.target.value)} />}
      {mine && (
        <span className="move-buttons">
          {hand.mayApprove && <Button type="primary" loading={send.isPending} onClick={() => decide('approve')}>{t('approve')}</Button>}
          {hand.mayApprove && <Button danger disabled={!words.trim()} loading={send.isPending} onClick={() => decide('deny')}>{t('deny')}</Button>}
          {hand.mayAnswer && <Button type="primary" loading={send.isPending} onClick={() => decide('accept')}>{t('accept')}</Button>}
          {hand.mayAnswer && <Button danger disabled={!words.trim()} loading={send.isPending} onClick={() => decide('refuse')}>{t('refuse')}</Button>}
          {hand.mayWithdraw && <Button loading={send.isPending} onClick={() => decide('withdraw')}>{t('withdraw')}</Button>}
        </span>
      )}
      {send.isError && <p className="problem" role="alert">{explain(send.error)}</p>}
    </li>
  );
}
