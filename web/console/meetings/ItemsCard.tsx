import { useQuery } from '@tanstack/react-query';
import { Button, Image, Input, Select } from 'antd';
import { useState } from 'react';
import { api, fileUrl } from '@shared/api/client.ts';
import type { MeetingItem, MeetingPage, Page, Text } from '@shared/api/types/index.ts';
import { say, useLang } from '@shared/i18n/lang.ts';
import { useMeetingTexts } from '@shared/i18n/meetingTexts.ts';
import { toneOf } from '@shared/i18n/meetingWords.ts';
import { explain } from '@shared/i18n/problems.ts';
import { useMe } from '@shared/session/useSession.ts';
import { fromField, toField } from '@shared/time/cityField.ts';
import { useCityNow } from '@shared/time/cityClock.ts';
import { formatTime } from '@shared/time/format.ts';
import { Raised } from './CallsCard.tsx';
import { MoveButtons } from './MoveButtons.tsx';
import { useMeetingsTexts } from './texts.ts';
import { useMeetingSend } from './useMeeting.ts';

/** What was agreed: who does it by when, what they said, and who looked. */
export function ItemsCard({ page }: { page: MeetingPage }) {
  const words = useMeetingTexts();
  const [adding, setAdding] = useState(false);
  const { kind, number } = page.summary;
  const title = words(kind === 'joint' ? 'items.joint' : 'items');
  return (
    <section className="panel meeting-list" aria-label={title}>
      <header><h2>{title}</h2>{page.mayCall && !adding && <Button size="small" onClick={() => setAdding(true)}>{words('item.new')}</Button>}</header>
      {adding && <NewItem page={page} onDone={() => setAdding(false)} />}
      {page.items.length === 0 && !adding && <p className="quiet meeting-none">{words('items.none')}</p>}
      <ul>{page.items.map((item) => <Item key={`${item.id} ${item.step}`} number={number} item={item} topic={page.topics.length > 1 ? page.topics.find((topic) => topic.id === item.topicId)?.title : undefined} />)}</ul>
    </section>
  );
}

function Item({ number, item, topic }: { number: string; item: MeetingItem; topic: string | undefined }) {
  const words = useMeetingTexts();
  const lang = useLang();
  const now = useCityNow(60_000);
  const at = (instant: string): string => formatTime(instant, now);
  const undone = item.means === 'open';
  return (
    <li className={item.timesPassed > 0 || (undone && item.late) ? 'is-raised' : ''}>
      <span className="meeting-line"><b>{say(item.doer, lang)}</b><span className={`tag tag-${toneOf(item.means)}`}>{say(item.stepName, lang)}</span>{topic && <span className="quiet">{topic}</span>}</span>
      <p>{item.what}</p>
      <p className={item.late ? 'due-late' : 'quiet'}>{words(item.late ? undone ? 'due.late' : 'due.doneLate' : 'due', { at: at(item.dueAt) })}</p>
      {item.doneAt && <p className="quiet">{words('done', { by: item.doneBy, at: at(item.doneAt) })}</p>}
      {item.doneWords && <blockquote>{item.doneWords}</blockquote>}
      {item.fileIds.length > 0 && <Image.PreviewGroup><span className="line-photos">{item.fileIds.map((id) => <Image key={id} src={fileUrl(id)} alt={words('photo')} width={64} height={48} style={{ objectFit: 'cover' }} />)}</span></Image.PreviewGroup>}
      {item.checkedAt && <p className="quiet">{words('checked', { by: item.checkedBy, at: at(item.checkedAt) })}</p>}
      {item.checkWords && <p>{words('check.words', { words: item.checkWords })}</p>}
      <Raised of={item} />
      <MoveButtons number={number} to={`/items/${item.id}`} moves={item.moves} about={item.what} />
    </li>
  );
}

function NewItem({ page, onDone }: { page: MeetingPage; onDone: () => void }) {
  const t = useMeetingsTexts();
  const words = useMeetingTexts();
  const lang = useLang();
  const me = useMe();
  const now = useCityNow(60_000);
  const { number } = page.summary;
  const [what, setWhat] = useState('');
  const [who, setWho] = useState<string | null>(null);
  const [due, setDue] = useState('');
  const [topic, setTopic] = useState<string | null>(page.topics.length === 1 ? page.topics[0]?.id ?? null : null);
  const caseNumber = page.case?.mayOpen ? page.case.number : null;
  const choices = useQuery({ queryKey: ['meeting-bodies', caseNumber ?? ''], queryFn: ({ signal }) => api.get<Page<{ id: string; name: Text }>>('/meeting-bodies', { caseNumber }, signal) });
  const send = useMeetingSend(number, onDone);
  const called = page.calls.map((call) => call.body);
  const others = (choices.data?.items ?? []).filter((b) => !called.some((c) => c.id === b.id));
  const options = [
    { label: t('item.body'), options: [...called, ...others].map((b) => ({ value: `body ${b.id}`, label: say(b.name, lang) })) },
    { label: t('item.person'), options: [{ value: `person ${me.userName}`, label: say(me.displayName, lang) }] },
  ];
  const ready = what.trim() && who && fromField(due);
  const submit = (): void => {
    if (!ready || !who) return;
    const [type, id] = who.split(' ');
    send.mutate({ to: '/items', body: { what: what.trim(), dueAt: fromField(due), ...(type === 'body' ? { body: id } : { userName: id }), ...(topic ? { topic } : {}) } });
  };
  return (
    <form className="meeting-fields" onSubmit={(event) => { event.preventDefault(); submit(); }}>
      {page.topics.length > 1 && <Select allowClear aria-label={t('item.topic')} placeholder={t('item.topic')} value={topic} options={page.topics.map((p) => ({ value: p.id, label: `${p.place}. ${p.title}` }))} onChange={(id: string | null) => setTopic(id ?? null)} />}
      <Input.TextArea autoFocus value={what} maxLength={2_000} autoSize={{ minRows: 1, maxRows: 5 }} aria-label={words('item.what')} placeholder={words('item.what')} onChange={(e) => setWhat(e.target.value)} />
      <Select aria-label={words('item.who')} placeholder={words('item.who')} value={who} options={options} onChange={setWho} />
      <label><span className="quiet">{words('item.due')}</span><Input type="datetime-local" value={due} min={toField(now)} onChange={(e) => setDue(e.target.value)} /></label>
      <span className="move-buttons"><Button size="small" type="primary" htmlType="submit" disabled={!ready} loading={send.isPending}>{words('item.add')}</Button><Button size="small" onClick={onDone}>{t('end.no')}</Button></span>
      {send.isError && <p className="problem" role="alert">{explain(send.error)}</p>}
    </form>
  );
}
