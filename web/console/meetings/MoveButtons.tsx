import { Button, Input } from 'antd';
import { useState } from 'react';
import type { MeetingMove } from '@shared/api/types/index.ts';
import { say, useLang } from '@shared/i18n/lang.ts';
import { useMeetingTexts } from '@shared/i18n/meetingTexts.ts';
import { explain } from '@shared/i18n/problems.ts';
import { fromField, toField } from '@shared/time/cityField.ts';
import { useCityNow } from '@shared/time/cityClock.ts';
import { PhotoField, type TakenPhoto } from '../parts/PhotoField.tsx';
import { useMeetingsTexts } from './texts.ts';
import { useMeetingSend } from './useMeeting.ts';

interface Props {
  number: string;
  /** Below the meeting: `/calls/7`. */
  to: string;
  moves: MeetingMove[];
  /** What it is about, for whoever hears the buttons. */
  about: string;
  /** When they said that they are there: what "came" then begins with. */
  hereAt?: string | null;
}

/** What the reader may do with a call or an item; a move that asks for more opens its fields. */
export function MoveButtons({ number, to, moves, about, hereAt = null }: Props) {
  const t = useMeetingsTexts();
  const lang = useLang();
  const [open, setOpen] = useState<MeetingMove | null>(null);
  const send = useMeetingSend(number, () => setOpen(null));
  if (moves.length === 0) return null;
  const asks = (move: MeetingMove): boolean => move.words !== 'none' || move.to === 'came' || move.to === 'done';
  return (
    <div className="meeting-moves">
      {open && moves.some((move) => move.move === open.move)
        ? <Fields key={open.move} move={open} busy={send.isPending} no={t('end.no')} hereAt={hereAt} onSend={(body) => send.mutate({ to: `${to}/moves`, body: { move: open.move, ...body } })} onClose={() => setOpen(null)} />
        : (
          <span className="move-buttons">
            {moves.map((move) => (
              <Button
                key={move.move} size="small" danger={move.to === 'missed' || move.to === 'declined'} type={(move.to === 'came' && hereAt) || move.to === 'checked' || move.to === 'done' ? 'primary' : 'default'} loading={send.isPending}
                aria-label={`${say(move.name, lang)} ${about}`} onClick={() => (asks(move) ? setOpen(move) : send.mutate({ to: `${to}/moves`, body: { move: move.move } }))}
              >{say(move.name, lang)}</Button>
            ))}
          </span>
        )}
      {send.isError && <p className="problem" role="alert">{explain(send.error)}</p>}
    </div>
  );
}

function Fields({ move, busy, no, hereAt, onSend, onClose }: { move: MeetingMove; busy: boolean; no: string; hereAt: string | null; onSend: (body: object) => void; onClose: () => void }) {
  const words = useMeetingTexts();
  const lang = useLang();
  const now = useCityNow(60_000);
  const [text, setText] = useState('');
  const [at, setAt] = useState('');
  const [photo, setPhoto] = useState<TakenPhoto | null>(null);
  const [storing, setStoring] = useState(false);
  const lacks = move.words === 'required' && !text.trim();
  const insists = move.move === 'insist';
  const send = (): void => onSend({
    ...(text.trim() ? { words: text.trim() } : {}), ...(photo ? { fileIds: [photo.id] } : {}), ...(at && move.to === 'came' ? { at: fromField(at) } : {}), ...(at && insists ? { comeBy: fromField(at) } : {}),
  });
  return (
    <form className="meeting-fields" onSubmit={(event) => { event.preventDefault(); if (!lacks) send(); }} onKeyDown={(event) => { if (event.key === 'Escape') { event.stopPropagation(); onClose(); } }}>
      {move.words !== 'none' && <Input.TextArea autoFocus value={text} maxLength={2_000} autoSize={{ minRows: 1, maxRows: 5 }} aria-label={words(move.words === 'required' ? 'words.required' : 'words')} placeholder={words(move.words === 'required' ? 'words.required' : 'words')} onChange={(e) => setText(e.target.value)} />}
      {(move.to === 'came' || insists) && <label><span className="quiet">{words(insists ? 'comeBy.new' : 'arrived.at')}</span><Input type="datetime-local" value={at || (insists ? '' : toField(hereAt ?? now))} onChange={(e) => setAt(e.target.value)} /></label>}
      {(move.to === 'done' || move.to === 'checked') && <PhotoField label={words('photo')} value={photo} onChange={setPhoto} onStoring={setStoring} />}
      <span className="move-buttons"><Button size="small" type="primary" htmlType="submit" disabled={lacks || storing} loading={busy}>{say(move.name, lang)}</Button><Button size="small" onClick={onClose}>{no}</Button></span>
    </form>
  );
}
