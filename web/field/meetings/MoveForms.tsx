import { useState } from 'react';
import type { MeetingMove } from '@shared/api/types/index.ts';
import { newKey } from '@shared/api/client.ts';
import { say } from '@shared/i18n/lang.ts';
import { useMeetingTexts } from '@shared/i18n/meetingTexts.ts';
import { explain } from '@shared/i18n/problems.ts';
import { uploadPhoto } from '@shared/photo/photo.ts';
import { useDesk } from '../desk/Desk.ts';
import { useTold } from '../desk/Told.ts';
import { PhotoSlot } from '../parts/PhotoSlot.tsx';
import { Sheet } from '../parts/Sheet.tsx';
import { useWords } from '../words.ts';

interface Props {
  moves: MeetingMove[];
  /** What it is about, for whoever hears the buttons. */
  about: string;
  onSend: (body: object) => Promise<void>;
}

/** What I may do with a call or an item: a button each; one that asks for more opens a sheet. */
export function MoveForms({ moves, about, onSend }: Props) {
  const t = useWords();
  const desk = useDesk();
  const fix = useTold(desk.position.fix);
  const [open, setOpen] = useState<MeetingMove | null>(null);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const send = async (move: MeetingMove, body: object): Promise<void> => {
    setBusy(true);
    setFailure(null);
    try {
      await onSend({ move: move.move, ...body });
      setOpen(null);
    } catch (error) {
      setFailure(error);
    } finally {
      setBusy(false);
    }
  };
  const press = (move: MeetingMove): void => {
    if (move.words !== 'none' || move.to === 'done') setOpen(move);
    else void send(move, move.to === 'here' && fix ? { lon: fix.lon, lat: fix.lat } : {});
  };
  if (moves.length === 0) return null;
  return (
    <div className="meeting-buttons">
      {moves.map((move) => <button key={move.move} type="button" className={move.to === 'declined' || move.to === 'missed' ? 'plain-button danger' : 'plain-button'} disabled={busy} aria-label={`${say(move.name, t.lang)} ${about}`} onClick={() => press(move)}>{say(move.name, t.lang)}</button>)}
      {moves.some((move) => move.to === 'here') && !fix && <p className="soft">{t('meetings.noFix')}</p>}
      {failure && !open ? <p className="callout late" role="alert">{explain(failure)}</p> : null}
      {open && <MoveSheet move={open} busy={busy} failure={failure} onClose={() => { setOpen(null); setFailure(null); }} onSend={(body) => send(open, body)} />}
    </div>
  );
}

function MoveSheet({ move, busy, failure, onClose, onSend }: { move: MeetingMove; busy: boolean; failure: unknown; onClose: () => void; onSend: (body: object) => Promise<void> }) {
  const t = useWords();
  const words = useMeetingTexts();
  const [text, setText] = useState('');
  const [photo, setPhoto] = useState<Blob | null>(null);
  const [fault, setFault] = useState<unknown>(null);
  const [storing, setStoring] = useState(false);
  const lacks = move.words === 'required' && !text.trim();
  const send = async (): Promise<void> => {
    setFault(null);
    setStoring(true);
    try {
      const file = photo ? await uploadPhoto(photo, newKey()) : null;
      await onSend({ ...(text.trim() ? { words: text.trim() } : {}), ...(file ? { fileIds: [file.id] } : {}) });
    } catch (error) {
      setFault(error);
    } finally {
      setStoring(false);
    }
  };
  const wrong = fault ?? failure;
  return (
    <Sheet title={say(move.name, t.lang)} onClose={onClose}>
      {(move.to === 'done' || move.to === 'checked') && <div className="photo-one"><PhotoSlot label={words('photo')} photo={photo} onPhoto={setPhoto} /></div>}
      <div className="field"><label htmlFor="move-words">{words(move.words === 'required' ? 'words.required' : 'words')}</label><textarea id="move-words" rows={3} maxLength={2_000} value={text} onChange={(e) => setText(e.target.value)} /></div>
      {wrong ? <p className="callout late" role="alert">{explain(wrong)}</p> : null}
      <button type="button" className="wide" disabled={lacks || busy || storing} onClick={() => void send()}>{busy || storing ? words('sending') : say(move.name, t.lang)}</button>
    </Sheet>
  );
}
