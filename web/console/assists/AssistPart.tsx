import { Button, Input } from 'antd';
import { useState } from 'react';
import { fileUrl } from '@shared/api/client.ts';
import type { Assist, AssistMove, TimeUnit } from '@shared/api/types/index.ts';
import { useAssistTexts } from '@shared/i18n/assistTexts.ts';
import { say, useLang } from '@shared/i18n/lang.ts';
import { explain } from '@shared/i18n/problems.ts';
import { useCityNow } from '@shared/time/cityClock.ts';
import { formatTime } from '@shared/time/format.ts';
import { PhotoField, type TakenPhoto } from '../parts/PhotoField.tsx';
import { AssistBody, AssistLimit } from './AskAssist.tsx';
import { useAssistSend } from './AssistSend.ts';
import './assists.css';

const tags = { asked: 'tag-wait', confirmed: 'tag-go', declined: 'tag-bad', done: 'tag-ok', withdrawn: 'tag-end', replaced: 'tag-end', overtaken: 'tag-end' } as const;

/** One part: who, what, by when, what became of it, and the moves that the reader may make. */
export function AssistPart({ number, part, mayOpen = true }: { number: string; part: Assist; mayOpen?: boolean }) {
  const t = useAssistTexts();
  const lang = useLang();
  const now = useCityNow(60_000);
  const [move, setMove] = useState<AssistMove | null>(null);
  const at = (instant: string | null): string => (instant ? formatTime(instant, now) : '–');
  const open = part.state === 'asked' || part.state === 'confirmed' || part.state === 'declined';
  return (
    <div className="assist">
      <p><b>{say(part.body.name, lang)}</b> <span className={`tag ${tags[part.state]}`}>{t(`state.${part.state}`)}</span>{part.late && <span className="due-late"> {t('late')}</span>}</p>
      <blockquote>{part.what}</blockquote>
      <p className="quiet">{t('by', { askedFor: say(part.askedFor, lang), by: say(part.askedBy, lang), at: at(part.askedAt) })}</p>
      <p className={open && part.late ? 'due-late' : 'quiet'}>{t(open ? 'due' : 'dueWas', { at: at(part.dueAt) })}{part.standsStill && ` · ${t('still')}`}</p>
      {part.state === 'asked' && part.waitUntil && part.timesRaised === 0 && <p className="due-soon">{t('answerBy', { at: at(part.waitUntil) })}</p>}
      {part.state === 'declined' && part.waitUntil && part.timesRaised === 0 && <p className="due-soon">{t('decideBy', { at: at(part.waitUntil) })}</p>}
      {open && part.timesRaised > 0 && <p className="due-late">{t('raised', { count: part.timesRaised, level: say(part.level, lang) })}</p>}
      {part.words && <><p className="quiet">{part.endedBy ? t('ended', { by: say(part.endedBy, lang), at: at(part.endedAt) }) : part.answeredBy ? t('answered', { by: say(part.answeredBy, lang), at: at(part.answeredAt) }) : ''}</p><blockquote>{part.words}</blockquote></>}
      {mayOpen && part.fileIds.length > 0 && <p className="assist-photos">{part.fileIds.map((id, i) => <a key={id} href={fileUrl(id)} target="_blank" rel="noreferrer"><img src={fileUrl(id)} alt={t('photoOf', { n: i + 1 })} /></a>)}</p>}
      {!move && part.moves.length > 0 && (
        <span className="move-buttons">
          {part.moves.map((one) => <Button key={one.move} type={one.move === 'confirm' || one.move === 'done' ? 'primary' : 'default'} danger={one.move === 'decline' || one.move === 'withdraw'} aria-label={`${t.of(`move.${one.move}`)} ${say(part.body.name, lang)} ${number}`} onClick={() => setMove(one)}>{t.of(`move.${one.move}`)}</Button>)}
        </span>
      )}
      {move && <MoveForm number={number} part={part} move={move} onDone={() => setMove(null)} />}
    </div>
  );
}

function MoveForm({ number, part, move, onDone }: { number: string; part: Assist; move: AssistMove; onDone: () => void }) {
  const t = useAssistTexts();
  const [words, setWords] = useState('');
  const [photo, setPhoto] = useState<TakenPhoto | null>(null);
  const [storing, setStoring] = useState(false);
  const [body, setBody] = useState<string | null>(null);
  const [amount, setAmount] = useState<number | null>(null);
  const [unit, setUnit] = useState<TimeUnit>('workingHours');
  const send = useAssistSend(number, onDone);
  const asks = move.move === 'askAnother';
  const lacks = storing || (move.words && !words.trim()) || (move.leastPhotos > 0 && !photo) || (asks && !body);
  const request = {
    move: move.move, ...(words.trim() ? { words: words.trim() } : {}), ...(photo ? { fileIds: [photo.id] } : {}), ...(asks ? { organizationId: body } : {}), ...(asks && amount ? { limit: { amount, unit } } : {}),
  };
  return (
    <div className="assist-form">
      {asks && <AssistBody number={number} value={body} onChange={setBody} />}
      {asks && <AssistLimit amount={amount} unit={unit} usual={t('ask.limit.part')} onAmount={setAmount} onUnit={setUnit} />}
      {move.move !== 'confirm' && <label className="move-field"><span>{t.of(`words.${move.move}`)}</span><Input.TextArea autoFocus={!asks} value={words} maxLength={2_000} autoSize={{ minRows: 2, maxRows: 6 }} onChange={(e) => setWords(e.target.value)} /></label>}
      {move.move === 'done' && <PhotoField label={t('photo')} value={photo} onChange={setPhoto} onStoring={setStoring} />}
      <span className="move-buttons">
        <Button type="primary" disabled={lacks} loading={send.isPending} onClick={() => send.mutate({ to: `/${part.id}/moves`, body: request })}>{t.of(`move.${move.move}`)}</Button>
        <Button onClick={onDone}>{t('cancel')}</Button>
      </span>
      {send.isError && <p className="problem" role="alert">{explain(send.error)}</p>}
    </div>
  );
}
