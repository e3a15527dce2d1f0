import { PrinterOutlined } from '@ant-design/icons';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import type { MeetingPage, MeetingTopic } from '@shared/api/types/index.ts';
import { say, useLang } from '@shared/i18n/lang.ts';
import { explain } from '@shared/i18n/problems.ts';
import { useMay } from '@shared/session/useSession.ts';
import { useCityNow } from '@shared/time/cityClock.ts';
import { formatTime } from '@shared/time/format.ts';
import { useMeetingsTexts } from './texts.ts';
import { useMeetingSend } from './useMeeting.ts';

/** The agenda with what was said on each point; a correction keeps the earlier text. */
export function TopicsCard({ page }: { page: MeetingPage }) {
  const t = useMeetingsTexts();
  const { number, state } = page.summary;
  // Minutes are corrected after the end, too.
  const mayWrite = useMay('meeting.call') && (page.mayCall || state === 'closed');
  return (
    <section className="panel meeting-list" aria-label={t('topics')}>
      <header><h2>{t('topics')}</h2><Link to={`/meetings/${encodeURIComponent(number)}/minutes`}><Button size="small" icon={<PrinterOutlined />}>{t('minutes.print')}</Button></Link></header>
      <ol>{page.topics.map((topic) => <Topic key={topic.id} number={number} topic={topic} mayWrite={mayWrite} />)}</ol>
    </section>
  );
}

function Topic({ number, topic, mayWrite }: { number: string; topic: MeetingTopic; mayWrite: boolean }) {
  const t = useMeetingsTexts();
  const lang = useLang();
  const now = useCityNow(60_000);
  const [latest, ...earlier] = topic.minutes;
  const [text, setText] = useState<string | null>(null);
  // What was there when writing began: news of another's version must not take away what is being written, nor be written over.
  const [version, setVersion] = useState(0);
  const send = useMeetingSend(number, () => setText(null));
  return (
    <li>
      <span className="meeting-line"><b>{topic.place}. {topic.title}</b>
        {topic.case && (topic.case.mayOpen ? <Link to={`/cases/${encodeURIComponent(topic.case.number)}`}>{topic.case.number}</Link> : <span className="quiet">{topic.case.number} {say(topic.case.title, lang)}</span>)}
      </span>
      {text === null && (latest
        ? <><p className="meeting-minutes">{latest.text}</p><p className="quiet">{t('minutes.by', { by: latest.by, at: formatTime(latest.at, now), version: latest.version })}</p></>
        : <p className="quiet">{t('minutes.none')}</p>)}
      {text === null && earlier.length > 0 && (
        <details><summary>{t('minutes.earlier', { count: earlier.length })}</summary>{earlier.map((one) => <div key={one.version}><p className="meeting-minutes">{one.text}</p><p className="quiet">{t('minutes.by', { by: one.by, at: formatTime(one.at, now), version: one.version })}</p></div>)}</details>
      )}
      {text !== null ? (
        <form className="meeting-fields" onSubmit={(event) => { event.preventDefault(); if (text.trim()) send.mutate({ to: `/topics/${topic.id}/minutes`, body: { text: text.trim(), version } }); }}>
          <Input.TextArea autoFocus value={text} maxLength={20_000} autoSize={{ minRows: 3, maxRows: 16 }} aria-label={`${t('minutes.write')} ${topic.title}`} onChange={(e) => setText(e.target.value)} />
          <span className="move-buttons"><Button size="small" type="primary" htmlType="submit" disabled={!text.trim() || text.trim() === latest?.text} loading={send.isPending}>{t('minutes.save')}</Button><Button size="small" onClick={() => setText(null)}>{t('end.no')}</Button></span>
          {send.isError && <p className="problem" role="alert">{explain(send.error)}</p>}
        </form>
      ) : mayWrite && <Button size="small" aria-label={`${t(latest ? 'minutes.correct' : 'minutes.write')} ${topic.title}`} onClick={() => { setVersion(latest?.version ?? 0); setText(latest?.text ?? ''); }}>{t(latest ? 'minutes.correct' : 'minutes.write')}</Button>}
    </li>
  );
}
