import { useState } from 'react';
import { api, newKey } from '@shared/api/client.ts';
import { useKeyOf } from '@shared/api/useKeyOf.ts';
import type { Assist, AssistMove } from '@shared/api/types/index.ts';
import { useAssistTexts } from '@shared/i18n/assistTexts.ts';
import { explain } from '@shared/i18n/problems.ts';
import { uploadPhoto } from '@shared/photo/photo.ts';
import { PhotoSlot } from '../parts/PhotoSlot.tsx';
import { Sheet } from '../parts/Sheet.tsx';
import { useDesk } from '../desk/Desk.ts';
import { limitOf, noLimit } from '../rules/limit.ts';
import { BodyChoice, LimitField } from './AskSheet.tsx';

/** The moves that this phone may make on a part, each with what it needs. */
export function AssistMoves({ number, part, onMade }: { number: string; part: Assist; onMade: () => void }) {
  const words = useAssistTexts();
  const [move, setMove] = useState<AssistMove | null>(null);
  if (part.moves.length === 0) return null;
  return (
    <>
      <span className="meeting-buttons">
        {part.moves.map((one) => <button key={one.move} type="button" className={`plain-button${one.move === 'decline' || one.move === 'withdraw' ? ' danger' : ''}`} onClick={() => setMove(one)}>{words.of(`move.${one.move}`)}</button>)}
      </span>
      {move && <MoveSheet number={number} part={part} move={move} onClose={() => setMove(null)} onMade={onMade} />}
    </>
  );
}

function MoveSheet({ number, part, move, onClose, onMade }: { number: string; part: Assist; move: AssistMove; onClose: () => void; onMade: () => void }) {
  const words = useAssistTexts();
  const desk = useDesk();
  const keyOf = useKeyOf();
  const [text, setText] = useState('');
  const [photo, setPhoto] = useState<Blob | null>(null);
  const [body, setBody] = useState('');
  const [limit, setLimit] = useState(noLimit);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const asks = move.move === 'askAnother';
  const lacks = (move.words && !text.trim()) || (move.leastPhotos > 0 && !photo) || (asks && !body);
  const send = async (): Promise<void> => {
    if (busy || lacks) return;
    setBusy(true);
    setFailure(null);
    try {
      const file = photo ? await uploadPhoto(photo, newKey()) : null;
      const request = { move: move.move, ...(text.trim() ? { words: text.trim() } : {}), ...(file ? { fileIds: [file.id] } : {}), ...(asks ? { organizationId: body, ...limitOf(limit) } : {}) };
      await api.post(`/cases/${encodeURIComponent(number)}/assists/${part.id}/moves`, request, { idempotencyKey: keyOf(JSON.stringify(request)) });
      void desk.tasks.refresh();
      onMade();
      onClose();
    } catch (error) {
      setFailure(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Sheet title={words.of(`move.${move.move}`)} onClose={onClose}>
      <p>{part.what}</p>
      {asks && <BodyChoice number={number} value={body} onChange={setBody} />}
      {asks && <LimitField value={limit} usual={words('ask.limit.part')} onChange={setLimit} />}
      {move.move === 'done' && <div className="photo-one"><PhotoSlot label={words('photo')} photo={photo} onPhoto={setPhoto} /></div>}
      {move.move !== 'confirm' && <div className="field"><label htmlFor="assist-words">{words.of(`words.${move.move}`)}</label><textarea id="assist-words" rows={3} maxLength={2_000} value={text} onChange={(e) => setText(e.target.value)} /></div>}
      {failure ? <p className="callout late" role="alert">{explain(failure)}</p> : null}
      <button type="button" className="wide" disabled={busy || lacks} onClick={() => void send()}>{busy ? words('sending') : words.of(`move.${move.move}`)}</button>
    </Sheet>
  );
}
