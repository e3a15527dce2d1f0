import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { api } from '@shared/api/client.ts';
import type { DataHold, CasePage, CaseRetention } from '@shared/api/types/index.ts';
import { say, useLang } from '@shared/i18n/lang.ts';
import { useSharedTexts } from '@shared/i18n/sharedTexts.ts';
import { explain } from '@shared/i18n/problems.ts';
import { useCityNow } from '@shared/time/cityClock.ts';
import { formatTime } from '@shared/time/format.ts';
import { ErrorState, Unrenewed } from '../parts/states.tsx';
import { useRetentionTexts } from '../retention/texts.ts';
import { useKinds } from '../retention/useKinds.ts';

const pathOf = (number: string): string => `/cases/${encodeURIComponent(number)}`;

/** The end of a calendar day, as the city's clocks show it; null while it is none. */
function endOf(day: string): string | null {
  const start = /^\d{4}-\d\d-\d\d$/.test(day) ? Date.parse(`${day}T00:00:00Z`) : Number.NaN;
  return Number.isNaN(start) ? null : `${new Date(start + 86_400_000).toISOString().slice(0, 10)} 00:00`;
}

/** When what is known of the reporters goes, or went, and by which rule; with the holds of whoever may set them. */
export function RetentionCard({ item }: { item: CasePage }) {
  const t = useRetentionTexts();
  const shared = useSharedTexts();
  const now = useCityNow(60_000);
  const kinds = useKinds();
  const [asks, setAsks] = useState(false);
  const queries = useQueryClient();
  // Another step may mean another plan: it is asked for anew, and what is being written stays.
  const stage = useRef(item.stage);
  useEffect(() => {
    if (stage.current === item.stage) return;
    stage.current = item.stage;
    void queries.invalidateQueries({ queryKey: ['caseRetention', item.number] });
  }, [queries, item.number, item.stage]);
  const found = useQuery({ queryKey: ['caseRetention', item.number], queryFn: ({ signal }) => api.get<CaseRetention>(`${pathOf(item.number)}/retention`, undefined, signal) });
  const seen = found.data;
  const again = () => void found.refetch();
  if (!seen) return found.isError ? <section className="panel case-requests" aria-label={t('card.title')}><header><h2>{t('card.title')}</h2></header><ErrorState error={found.error} onRetry={again} /></section> : null;
  if (!asks && seen.plan === null && seen.removed.length === 0 && seen.holds.length === 0 && !seen.mayHold) return null;
  return (
    <section className="panel case-requests" aria-label={t('card.title')}>
      <header><h2>{t('card.title')}</h2>{seen.mayHold && !asks && <Button size="small" onClick={() => setAsks(true)}>{t('card.hold')}</Button>}</header>
      {found.isError && <Unrenewed error={found.error} onRetry={again} />}
      <ul>
        {asks && <Ask number={item.number} onDone={() => setAsks(false)} />}
        {seen.removed.map((one) => (
          <li key={one.at}>{t('card.removed', { at: formatTime(one.at, now), kinds: kinds(one.kinds) })} <span className="quiet">{t('card.rule', { version: one.version, way: shared(`outcome.${one.way}`), days: one.days })}</span></li>
        ))}
        {seen.plan ? <li>{t(seen.plan.goes ? 'card.goes' : 'card.waits', { at: formatTime(seen.plan.dueAt, now), kinds: kinds(seen.plan.removes) })} {seen.plan.undecided && <b>{t('card.undecided')} </b>}<span className="quiet">{t('card.rule', { version: seen.plan.version, way: shared(`outcome.${seen.plan.way}`), days: seen.plan.days })}</span></li>
          : item.stage !== 'ended' && <li className="quiet">{t('card.open')}</li>}
        {seen.holds.map((one) => <Hold key={`${one.id} ${one.liftedAt}`} number={item.number} one={one} />)}
      </ul>
    </section>
  );
}

function useSend(number: string, done: () => void) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ to, body }: { to: string; body: object }) => api.post<CaseRetention>(`${pathOf(number)}/holds${to}`, body),
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: ['caseRetention', number] });
      void queries.invalidateQueries({ queryKey: ['case', number] });
      done();
    },
  });
}

function Ask({ number, onDone }: { number: string; onDone: () => void }) {
  const t = useRetentionTexts();
  const [person, setPerson] = useState('');
  const [reason, setReason] = useState('');
  const [until, setUntil] = useState('');
  const send = useSend(number, onDone);
  return (
    <li className="waits">
      <Input autoFocus value={person} maxLength={100} aria-label={t('card.person')} placeholder={t('card.person')} onChange={(e) => setPerson(e.target.value)} />
      <Input.TextArea value={reason} maxLength={2_000} autoSize={{ minRows: 2, maxRows: 6 }} aria-label={t('card.reason')} placeholder={t('card.reason')} onChange={(e) => setReason(e.target.value)} />
      <label className="move-field"><span>{t('card.until')}</span><Input type="date" value={until} aria-label={t('card.until')} onChange={(e) => setUntil(e.target.value)} />{endOf(until) && <span className="quiet">{t('card.ends', { at: endOf(until) ?? '' })}</span>}</label>
      <span className="move-buttons">
        <Button type="primary" disabled={!person.trim() || !reason.trim() || !until} loading={send.isPending} onClick={() => send.mutate({ to: '', body: { person: person.trim(), reason: reason.trim(), until } })}>{t('card.send')}</Button>
        <Button onClick={onDone}>{t('card.cancel')}</Button>
      </span>
      {send.isError && <p className="problem" role="alert">{explain(send.error)}</p>}
    </li>
  );
}

function Hold({ number, one }: { number: string; one: DataHold }) {
  const t = useRetentionTexts();
  const lang = useLang();
  const now = useCityNow(60_000);
  const [why, setWhy] = useState('');
  const send = useSend(number, () => undefined);
  const counts = one.liftedAt === null && Date.parse(one.until) > now;
  return (
    <li className={counts ? 'waits' : ''}>
      {t('card.held', { person: one.person, until: formatTime(one.until, now), reason: one.reason })} <span className="quiet">{t('card.by', { by: say(one.by, lang), at: formatTime(one.at, now) })}</span>
      {one.liftedAt && <p className="quiet">{t('card.lifted', { by: one.liftedBy ? say(one.liftedBy, lang) : '–', at: formatTime(one.liftedAt, now), why: one.liftedWhy ?? '' })}</p>}
      {counts && <Input value={why} maxLength={2_000} aria-label={t('card.liftWhy')} placeholder={t('card.liftWhy')} onChange={(e) => setWhy(e.target.value)} />}
      {counts && <span className="move-buttons"><Button disabled={!why.trim()} loading={send.isPending} onClick={() => send.mutate({ to: `/${one.id}/lift`, body: { reason: why.trim() } })}>{t('card.lift')}</Button></span>}
      {send.isError && <p className="problem" role="alert">{explain(send.error)}</p>}
    </li>
  );
}
