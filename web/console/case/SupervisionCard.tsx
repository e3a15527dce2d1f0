import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Input, InputNumber, Select } from 'antd';
import { useState } from 'react';
import { api } from '@shared/api/client.ts';
import type { CasePage, Supervision, TimeUnit } from '@shared/api/types/index.ts';
import { say, useLang } from '@shared/i18n/lang.ts';
import { explain } from '@shared/i18n/problems.ts';
import { useCityNow } from '@shared/time/cityClock.ts';
import { formatTime } from '@shared/time/format.ts';
import { useCaseTextsHere } from './texts.ts';

const units: readonly TimeUnit[] = ['minutes', 'workingHours', 'workingDays'];

/** 督办: what a higher level asks about the case, the answers, and the form of whoever may ask. */
export function SupervisionCard({ item }: { item: CasePage }) {
  const t = useCaseTextsHere();
  const [asks, setAsks] = useState(false);
  if (item.supervisions.length === 0 && !item.maySupervise) return null;
  return (
    <section className="panel case-requests" aria-label={t('supervision')}>
      <header><h2>{t('supervision')}</h2>{item.maySupervise && !asks && <Button size="small" onClick={() => setAsks(true)}>{t('supervision.ask')}</Button>}</header>
      <ul>
        {item.maySupervise && asks && <Ask number={item.number} onSent={() => setAsks(false)} />}
        {[...item.supervisions].reverse().map((one) => <One key={`${one.id} ${one.state}`} number={item.number} one={one} />)}
      </ul>
    </section>
  );
}

/** Sends to an address below the case's supervisions; the answer is the case as it stands. */
function useSend(number: string, done: () => void = () => undefined) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ to, body }: { to: string; body: object }) => api.post<CasePage>(`/cases/${encodeURIComponent(number)}/supervisions${to}`, body),
    onSuccess: (page) => {
      queries.setQueryData(['case', number], page);
      done();
    },
    onError: () => void queries.invalidateQueries({ queryKey: ['case', number] }),
  });
}

function Ask({ number, onSent }: { number: string; onSent: () => void }) {
  const t = useCaseTextsHere();
  const [words, setWords] = useState('');
  const [amount, setAmount] = useState<number | null>(4);
  const [unit, setUnit] = useState<TimeUnit>('workingHours');
  const send = useSend(number, onSent);
  return (
    <li className="waits">
      <Input.TextArea autoFocus value={words} maxLength={2_000} autoSize={{ minRows: 2, maxRows: 6 }} aria-label={t('supervision.words')} placeholder={t('supervision.words')} onChange={(e) => setWords(e.target.value)} />
      <label className="move-field"><span>{t('supervision.limit')}</span>
        <span className="move-pair">
          <InputNumber min={unit === 'workingHours' ? 0.5 : 1} step={unit === 'workingHours' ? 0.5 : 1} value={amount} onChange={setAmount} />
          <Select aria-label={t('supervision.limit')} value={unit} options={units.map((u) => ({ value: u, label: t(`form.unit.${u}`) }))} onChange={setUnit} />
        </span>
      </label>
      <span className="move-buttons"><Button type="primary" disabled={!words.trim() || !amount} loading={send.isPending} onClick={() => send.mutate({ to: '', body: { words: words.trim(), limit: { amount, unit } } })}>{t('supervision.send')}</Button></span>
      {send.isError && <p className="problem" role="alert">{explain(send.error)}</p>}
    </li>
  );
}

function One({ number, one }: { number: string; one: Supervision }) {
  const t = useCaseTextsHere();
  const lang = useLang();
  const now = useCityNow(60_000);
  const [words, setWords] = useState('');
  const send = useSend(number);
  const at = (instant: string | null): string => (instant ? formatTime(instant, now) : '–');
  const mine = one.mayAnswer || one.mayDecide;
  const decide = (decision: 'accept' | 'return'): void => send.mutate({ to: `/${one.id}/decision`, body: { decision, ...(words.trim() ? { words: words.trim() } : {}) } });
  return (
    <li className={one.state === 'accepted' ? '' : 'waits'}>
      <b>{t('supervision.of', { of: say(one.askedOf, lang) })}</b>
      <span className="quiet"> {t('supervision.by', { level: say(one.level, lang), by: say(one.by, lang), at: at(one.at) })}</span>
      <blockquote>{one.words}</blockquote>
      {one.state === 'waiting' && <p className={one.late ? 'due-late' : 'due-soon'}>{one.late ? t('supervision.late', { at: at(one.dueAt) }) : t('supervision.due', { at: at(one.dueAt), limit: say(one.limit, lang) })}</p>}
      {one.timesIgnored > 0 && <p className="due-late">{t('supervision.ignored', { count: one.timesIgnored })}</p>}
      {one.answer && <><span className="quiet">{t('supervision.answered', { by: one.answeredBy ? say(one.answeredBy, lang) : '–', at: at(one.answeredAt) })}</span><blockquote>{one.answer}</blockquote></>}
      {one.decisionNote && <blockquote>{one.decisionNote}</blockquote>}
      {mine && <Input.TextArea value={words} maxLength={2_000} autoSize={{ minRows: 1, maxRows: 6 }} aria-label={t(one.mayAnswer ? 'supervision.answer' : 'supervision.note')} placeholder={t(one.mayAnswer ? 'supervision.answer' : 'supervision.note')} onChange={(e) => setWords(e.target.value)} />}
      {mine && (
        <span className="move-buttons">
          {one.mayAnswer && <Button type="primary" disabled={!words.trim()} loading={send.isPending} onClick={() => send.mutate({ to: `/${one.id}/answer`, body: { words: words.trim() } })}>{t('supervision.answer')}</Button>}
          {one.mayDecide && <Button type="primary" loading={send.isPending} onClick={() => decide('accept')}>{t('supervision.accept')}</Button>}
          {one.mayDecide && <Button danger disabled={!words.trim()} loading={send.isPending} onClick={() => decide('return')}>{t('supervision.return')}</Button>}
        </span>
      )}
      {one.state === 'answered' && !one.mayDecide && <p className="quiet">{t('supervision.decides')}</p>}
      {one.state === 'accepted' && <p className="quiet">{t('supervision.accepted', { by: one.decidedBy ? say(one.decidedBy, lang) : '–', at: at(one.decidedAt) })}</p>}
      {send.isError && <p className="problem" role="alert">{explain(send.error)}</p>}
    </li>
  );
}
