import { useQuery } from '@tanstack/react-query';
import { Button, Select } from 'antd';
import { useState } from 'react';
import { api } from '@shared/api/client.ts';
import type { MeetingCall, MeetingPage, Page, Text } from '@shared/api/types/index.ts';
import { say, useLang } from '@shared/i18n/lang.ts';
import { useMeetingTexts } from '@shared/i18n/meetingTexts.ts';
import { toneOf } from '@shared/i18n/meetingWords.ts';
import { explain } from '@shared/i18n/problems.ts';
import { useCityNow } from '@shared/time/cityClock.ts';
import { formatDistance, formatTime } from '@shared/time/format.ts';
import { MoveButtons } from './MoveButtons.tsx';
import { useMeetingsTexts } from './texts.ts';
import { useMeetingSend } from './useMeeting.ts';

/** Who was called, what they said, and whether they came. */
export function CallsCard({ page }: { page: MeetingPage }) {
  const t = useMeetingsTexts();
  const words = useMeetingTexts();
  const now = useCityNow(60_000);
  const [adding, setAdding] = useState(false);
  const { kind, number, comeBy } = page.summary;
  const mayAdd = page.mayCall && Date.parse(comeBy) > now;
  return (
    <section className="panel meeting-list" aria-label={words(kind === 'joint' ? 'calls.joint' : 'calls')}>
      <header><h2>{words(kind === 'joint' ? 'calls.joint' : 'calls')}</h2>{mayAdd && !adding && <Button size="small" onClick={() => setAdding(true)}>{t('call.more')}</Button>}</header>
      {adding && <Further number={number} caseNumber={page.case?.mayOpen ? page.case.number : null} called={page.calls.map((call) => call.body.id)} onDone={() => setAdding(false)} />}
      <ul>{page.calls.map((call) => <Call key={`${call.id} ${call.step}`} number={number} call={call} own={comeBy} />)}</ul>
    </section>
  );
}

function Call({ number, call, own }: { number: string; call: MeetingCall; own: string }) {
  const words = useMeetingTexts();
  const lang = useLang();
  const now = useCityNow(60_000);
  const waits = call.waits !== 'nobody';
  return (
    <li className={call.timesPassed > 0 ? 'is-raised' : ''}>
      <span className="meeting-line"><b>{say(call.body.name, lang)}</b><span className={`tag tag-${toneOf(call.means)}`}>{say(call.stepName, lang)}</span>{call.spokeBy && <span className="quiet">{say(call.spokeBy, lang)}</span>}</span>
      {call.comeBy !== own && <p className="due-soon">{words('comeBy.summons', { at: formatTime(call.comeBy, now) })}</p>}
      {call.words && <blockquote>{call.words}</blockquote>}
      {call.hereAt && <p className="quiet">{words('here', { at: formatTime(call.hereAt, now) })}{call.hereMeters !== null && words('here.meters', { distance: formatDistance(call.hereMeters, lang) })}</p>}
      {call.cameAt && <p className={call.onTime ? '' : 'due-soon'}>{words(call.onTime ? 'came.onTime' : 'came.late', { at: formatTime(call.cameAt, now) })}</p>}
      {waits && call.waitUntil && call.means !== 'open' && <p className="quiet">{words(`waits.${call.waits}`)}，{words('until', { at: formatTime(call.waitUntil, now) })}</p>}
      {waits && call.waitUntil && call.means === 'open' && call.waits === 'body' && <p className="quiet">{words('until', { at: formatTime(call.waitUntil, now) })}</p>}
      <Raised of={call} />
      <MoveButtons number={number} to={`/calls/${call.id}`} moves={call.moves} about={say(call.body.name, lang)} hereAt={call.hereAt} />
    </li>
  );
}

/** That its time has passed, and with whom it lies now. */
export function Raised({ of }: { of: { timesPassed: number; level: Text | null } }) {
  const words = useMeetingTexts();
  if (of.timesPassed === 0 && !of.level) return null;
  return <p className="due-late">{[of.timesPassed > 0 ? words('passed', { count: of.timesPassed }) : '', of.level ? words('level', { level: of.level }) : ''].filter(Boolean).join(' · ')}</p>;
}

function Further({ number, caseNumber, called, onDone }: { number: string; caseNumber: string | null; called: string[]; onDone: () => void }) {
  const t = useMeetingsTexts();
  const words = useMeetingTexts();
  const lang = useLang();
  const [body, setBody] = useState<string | null>(null);
  const choices = useQuery({ queryKey: ['meeting-bodies', caseNumber ?? ''], queryFn: ({ signal }) => api.get<Page<{ id: string; name: Text }>>('/meeting-bodies', { caseNumber }, signal) });
  const send = useMeetingSend(number, onDone);
  return (
    <div className="meeting-fields">
      <Select autoFocus aria-label={words('new.bodies')} value={body} options={(choices.data?.items ?? []).filter((b) => !called.includes(b.id)).map((b) => ({ value: b.id, label: say(b.name, lang) }))} onChange={setBody} />
      <span className="move-buttons"><Button size="small" type="primary" disabled={!body} loading={send.isPending} onClick={() => send.mutate({ to: '/calls', body: { body } })}>{t('call.more')}</Button><Button size="small" onClick={onDone}>{t('end.no')}</Button></span>
      {send.isError && <p className="problem" role="alert">{explain(send.error)}</p>}
    </div>
  );
}
