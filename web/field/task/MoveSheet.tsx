import { useEffect, useId, useRef, useState } from 'react';
import type { Move, Task } from '@shared/api/types/index.ts';
import { moveWord } from '@shared/cases/moveWord.ts';
import { useSharedTexts } from '@shared/i18n/sharedTexts.ts';
import { useDesk } from '../desk/Desk.ts';
import { PhotoSlot } from '../parts/PhotoSlot.tsx';
import { Sheet } from '../parts/Sheet.tsx';
import { useSettling } from '../parts/settle.ts';
import { formOf, missingFor, photoSlots } from '../rules/nextMove.ts';
import { tooAlike } from '../rules/photos.ts';
import { storeFault, type StoreFault } from '../rules/storeFault.ts';
import { useWords } from '../words.ts';
import { makeMove, type MoveExtras } from './makeMove.ts';
import { ExtraFields } from './ExtraFields.tsx';
import { CrewCall } from './Calls.tsx';

const reasons = ['busy', 'far', 'offDuty', 'unwell'] as const;

/** What a move asks for before it goes: photos, a note, or a look at who will come. */
export function MoveSheet({ task, move, onClose, onMade }: { task: Task; move: Move; onClose: () => void; onMade?: () => void }) {
  const desk = useDesk();
  const t = useWords();
  const shared = useSharedTexts();
  const form = formOf(move, task.moveForms);
  const slots = photoSlots(form);
  const [photos, setPhotos] = useState<Array<Blob | null>>(() => slots.map(() => null));
  const [note, setNote] = useState('');
  const [pressed, setPressed] = useState(false);
  const settling = useSettling();
  const gone = useRef(false);
  const ids = { note: useId(), error: useId() };
  const [alike, setAlike] = useState(false);
  const [fault, setFault] = useState<StoreFault | null>(null);
  const [extras, setExtras] = useState<MoveExtras>({});
  const does = task.moveForms[move]?.does;
  const approvedBy = task.moveForms[move]?.approvedBy ?? [];
  const lacksExtras = (does === 'extend' && !extras.moreTime?.amount) || (does === 'suspend' && !extras.until);
  const missing = missingFor(form, { note, photos });
  useEffect(() => {
    let old = false;
    void tooAlike(photos, form.photos).then((found) => {
      if (!old) setAlike(found);
    });
    return () => {
      old = true;
    };
  }, [photos, form.photos]);
  const send = async () => {
    setPressed(true);
    setFault(null);
    if (missing.length > 0 || lacksExtras || gone.current) return;
    gone.current = true;
    const taken = photos.flatMap((blob, i) => (blob ? [{ label: slots[i]?.label ?? 'scene', blob }] : []));
    try {
      // Looked at again: whoever presses right after the shutter is faster than the comparison.
      const stays = await tooAlike(photos, form.photos);
      setAlike(stays);
      if (stays) return;
      await makeMove(desk, task, move, note, taken, extras);
    } catch (error) {
      return setFault(storeFault(error));
    } finally {
      gone.current = false;
    }
    onMade?.();
    onClose();
  };
  const noteLabel = t.of(`sheet.note.${move}`, null, t(form.note === 'required' ? 'sheet.note' : 'sheet.note.optional'));
  const left = form.photos - photos.filter(Boolean).length;
  return (
    <Sheet title={moveWord(move, task.moveForms, shared)} onClose={onClose}>
      {move === 'handedOver' && (task.crew ? <><p>{t('sheet.crew')}</p><CrewCall crew={task.crew} /></> : <p className="soft">{t('sheet.crew.later')}</p>)}
      {move === 'pickedUp' && <p className="soft">{t('task.sampled')}</p>}
      {slots.length > 0 && (
        <div className={slots.length > 1 ? 'photo-pair' : 'photo-one'}>
          {photos.map((photo, i) => (
            <PhotoSlot
              key={i} photo={photo} label={photoLabel(slots[i]!, t)}
              onPhoto={(next) => setPhotos(photos.map((old, at) => (at === i ? next : old)))}
            />
          ))}
        </div>
      )}
      {move === 'declined' && (
        <div className="chips">
          {reasons.map((reason) => {
            const words = t(`sheet.reason.${reason}`);
            return <button type="button" key={reason} className="chip" aria-pressed={note === words} onClick={() => setNote(words)}>{words}</button>;
          })}
        </div>
      )}
      <ExtraFields does={does} value={extras} onChange={setExtras} />
      {approvedBy.length > 0 && <p className="soft">{t('sheet.approval', { who: approvedBy.map((part) => shared.of(`role.${part}`)).join(t.lang === 'zh' ? '、' : ', ') })}</p>}
      {form.note !== 'none' && (
        <p className="field">
          <label htmlFor={ids.note}>{noteLabel}</label>
          <textarea id={ids.note} rows={2} value={note} onChange={(event) => setNote(event.target.value)} {...(pressed && missing.length > 0 ? { 'aria-describedby': ids.error } : {})} />
        </p>
      )}
      <p id={ids.error} className="field-error" role="alert">
        {fault && t(`store.${fault}`)}
        {!fault && alike && t('sheet.missing.samePhotos')}
        {pressed && missing.includes('photos') && t('sheet.missing.photos', { n: left })}
        {pressed && !alike && !missing.includes('photos') && missing.includes('note') && t('sheet.missing.note')}
        {pressed && missing.length === 0 && lacksExtras && t('sheet.missing.extras')}
      </p>
      <button type="button" className={`wide next-${move}`} disabled={settling} onClick={() => void send()}>{t('task.notSo.confirm', { move: moveWord(move, task.moveForms, shared) })}</button>
    </Sheet>
  );
}

function photoLabel(slot: { label: string; needed: boolean }, t: ReturnType<typeof useWords>): string {
  const name = slot.label === 'before' || slot.label === 'after' ? t(`sheet.${slot.label}`) : t('sheet.photo');
  return slot.needed ? name : t('sheet.photo.optional', { name });
}
