import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { fileUrl } from '@shared/api/client.ts';
import type { MeetingCall, MeetingItem, MeetingPage as Meeting, Text } from '@shared/api/types/index.ts';
import { say } from '@shared/i18n/lang.ts';
import { useMeetingTexts } from '@shared/i18n/meetingTexts.ts';
import { meetingSentence, toneOf } from '@shared/i18n/meetingWords.ts';
import { explain } from '@shared/i18n/problems.ts';
import { useSharedTexts } from '@shared/i18n/sharedTexts.ts';
import { useCityNow } from '@shared/time/cityClock.ts';
import { formatDistance, formatTime } from '@shared/time/format.ts';
import { Notices, SignedOut, useFirstTouch } from '../parts/Frame.tsx';
import { Icon } from '../parts/Icon.tsx';
import { useWords } from '../words.ts';
import { AgreeSheet } from './AgreeSheet.tsx';
import { MoveForms } from './MoveForms.tsx';
import { useMeeting } from './useMeeting.ts';

const tones = { wait: '', go: '', check: 'warn', ok: 'ok', bad: 'late', end: '' } as const;

/** One summons or meeting on the phone: what it is about, who was called, what was agreed, and what I may do. */
export function MeetingPage() {
  const number = useParams()['number'] ?? '';
  const t = useWords();
  const words = useMeetingTexts();
  const shared = useSharedTexts();
  const now = useCityNow(60_000);
  useFirstTouch();
  const { page, failure, again, send } = useMeeting(number);
  if (!page) {
    return (
      <main className="whole">
        <p role={failure ? 'alert' : 'status'}>{failure ? explain(failure) : shared('app.loading')}</p>
        {failure ? <button type="button" className="plain-button" onClick={again}>{shared('app.retry')}</button> : null}
        <Link className="wide" to="/meetings">{t('meetings.back')}</Link>
      </main>
    );
  }
  const { summary } = page;
  return (
    <div className="task">
      <header className="task-bar"><Link className="round" to="/meetings" aria-label={t('meetings.back')}><Icon name="back" /></Link><span className="task-id"><span className="task-number">{summary.number}</span></span></header>
      <SignedOut />
      <main className="task-main meeting-main">
        {failure ? <p className="callout late" role="alert">{explain(failure)} {t('meetings.stale')}</p> : null}
        <section className="task-what">
          <span className="task-card-head"><span className="pill">{words(`kind.${summary.kind}`)}</span>{summary.state !== 'open' && <span className="pill">{words(`state.${summary.state}`)}</span>}</span>
          <h1>{summary.matter}</h1>
          <p className="task-where"><Icon name="place" size={22} />{summary.address}</p>
          <p><b className={summary.state === 'open' && Date.parse(summary.comeBy) < now ? 'meeting-late' : ''}>{words(`comeBy.${summary.kind}`, { at: formatTime(summary.comeBy, now) })}</b></p>
          <p className="soft">{words('calledBy', { area: summary.callerArea.name, who: summary.caller, at: formatTime(summary.calledAt, now) })}</p>
          {page.case && <p className="soft">{words('new.case', { number: page.case.number })} {say(page.case.title, t.lang)}</p>}
          {page.endWords && <p>{page.endWords}</p>}
        </section>
        <section className="meeting-part"><h2>{words(summary.kind === 'joint' ? 'calls.joint' : 'calls')}</h2>{page.calls.map((call) => <Call key={call.id} call={call} own={summary.comeBy} now={now} onSend={(body) => send(`/calls/${call.id}/moves`, body)} />)}</section>
        <Items page={page} now={now} send={send} />
        <Topics page={page} />
        <History page={page} now={now} />
      </main>
      <Notices />
    </div>
  );
}

function Raised({ of }: { of: { timesPassed: number; level: Text | null } }) {
  const words = useMeetingTexts();
  return of.timesPassed === 0 && !of.level ? null : <p className="meeting-late">{[of.timesPassed > 0 ? words('passed', { count: of.timesPassed }) : '', of.level ? words('level', { level: of.level }) : ''].filter(Boolean).join(' · ')}</p>;
}

function Call({ call, own, now, onSend }: { call: MeetingCall; own: string; now: number; onSend: (body: object) => Promise<void> }) {
  const words = useMeetingTexts();
  const t = useWords();
  return (
    <article className="card">
      <p className="task-card-head"><b>{say(call.body.name, t.lang)}</b><span className={`pill ${tones[toneOf(call.means)]}`}>{say(call.stepName, t.lang)}</span></p>
      {call.comeBy !== own && <p className="meeting-late">{words('comeBy.summons', { at: formatTime(call.comeBy, now) })}</p>}
      {call.words && <p>{call.words}</p>}
      {call.hereAt && <p className="soft">{words('here', { at: formatTime(call.hereAt, now) })}{call.hereMeters !== null && words('here.meters', { distance: formatDistance(call.hereMeters, t.lang) })}</p>}
      {call.cameAt && <p>{words(call.onTime ? 'came.onTime' : 'came.late', { at: formatTime(call.cameAt, now) })}</p>}
      {call.waits === 'body' && call.waitUntil && <p className="soft">{words('until', { at: formatTime(call.waitUntil, now) })}</p>}
      <Raised of={call} />
      <MoveForms moves={call.moves} about={say(call.body.name, t.lang)} onSend={onSend} />
    </article>
  );
}

function Items({ page, now, send }: { page: Meeting; now: number; send: (to: string, body: object) => Promise<void> }) {
  const words = useMeetingTexts();
  const [adding, setAdding] = useState(false);
  const title = words(page.summary.kind === 'joint' ? 'items.joint' : 'items');
  return (
    <section className="meeting-part">
      <h2>{title}</h2>
      {page.items.length === 0 && <p className="soft">{words('items.none')}</p>}
      {page.items.map((item) => <Item key={item.id} item={item} now={now} onSend={(body) => send(`/items/${item.id}/moves`, body)} />)}
      {page.mayCall && <button type="button" className="plain-button" onClick={() => setAdding(true)}><Icon name="plus" size={22} />{words('item.new')}</button>}
      {adding && <AgreeSheet page={page} title={title} onClose={() => setAdding(false)} onSend={(body) => send('/items', body)} />}
    </section>
  );
}

function Item({ item, now, onSend }: { item: MeetingItem; now: number; onSend: (body: object) => Promise<void> }) {
  const words = useMeetingTexts();
  const t = useWords();
  const undone = item.means === 'open';
  return (
    <article className="card">
      <p className="task-card-head"><b>{say(item.doer, t.lang)}</b><span className={`pill ${tones[toneOf(item.means)]}`}>{say(item.stepName, t.lang)}</span></p>
      <p>{item.what}</p>
      <p className={item.late ? 'meeting-late' : 'soft'}>{words(item.late ? undone ? 'due.late' : 'due.doneLate' : 'due', { at: formatTime(item.dueAt, now) })}</p>
      {item.doneAt && <p className="soft">{words('done', { by: item.doneBy, at: formatTime(item.doneAt, now) })}</p>}
      {item.doneWords && <p>{item.doneWords}</p>}
      {item.fileIds.length > 0 && <p className="thumbs">{item.fileIds.map((id) => <img key={id} src={fileUrl(id)} alt={words('photo')} loading="lazy" />)}</p>}
      {item.checkedAt && <p className="soft">{words('checked', { by: item.checkedBy, at: formatTime(item.checkedAt, now) })}</p>}
      {item.checkWords && <p>{words('check.words', { words: item.checkWords })}</p>}
      <Raised of={item} />
      <MoveForms moves={item.moves} about={item.what} onSend={onSend} />
    </article>
  );
}

/** What was said on each point; on the phone it is read. */
function Topics({ page }: { page: Meeting }) {
  const t = useWords();
  if (!page.topics.some((topic) => topic.minutes.length > 0) && page.summary.kind === 'summons') return null;
  return (
    <section className="meeting-part">
      <h2>{t('meetings.topics')}</h2>
      {page.topics.map((topic) => <article key={topic.id} className="card"><b>{topic.place}. {topic.title}</b><p className="meeting-minutes">{topic.minutes[0]?.text ?? t('meetings.noMinutes')}</p></article>)}
    </section>
  );
}

function History({ page, now }: { page: Meeting; now: number }) {
  const words = useMeetingTexts();
  const t = useWords();
  return (
    <section className="meeting-part">
      <h2>{words('history')}</h2>
      <ol className="plain timeline">
        {[...page.history].reverse().map((line) => (
          <li key={line.id}><time dateTime={line.at}>{formatTime(line.at, now)}</time><div><p><strong>{meetingSentence(line, now, t.lang)}</strong></p><p className="soft">{say(line.by.displayName, t.lang)}</p>{line.note && <p>{line.note}</p>}</div></li>
        ))}
      </ol>
    </section>
  );
}
