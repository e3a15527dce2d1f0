import { Button, Input } from 'antd';
import { useState, type KeyboardEvent } from 'react';
import type { CasePage, Move, MoveBody, MoveForm } from '@shared/api/types/index.ts';
import { moveWord } from '@shared/cases/moveWord.ts';
import { useCaseTexts } from '@shared/i18n/caseTexts.ts';
import { useLang } from '@shared/i18n/lang.ts';
import { explain } from '@shared/i18n/problems.ts';
import { useSharedTexts } from '@shared/i18n/sharedTexts.ts';
import { CallBackFields, isAsked } from '../hotline/CallBackFields.tsx';
import { PhrasePick } from './PhrasePick.tsx';
import { PhotoField, type TakenPhoto } from '../parts/PhotoField.tsx';
import { isWhole, MoveFields, type MoveExtras } from './MoveFields.tsx';
import { useCaseTextsHere } from './texts.ts';

interface Props {
  item: CasePage;
  move: Move;
  busy: boolean;
  problem: Error | null;
  onCancel: () => void;
  onSubmit: (body: MoveBody) => void;
}

/** What a move asks for: words, photos with their labels, or the person to dispatch. */
export function MoveFormView({ item, move, busy, problem, onCancel, onSubmit }: Props) {
  const t = useCaseTextsHere();
  const shared = useSharedTexts();
  const texts = useCaseTexts();
  const lang = useLang();
  const form: MoveForm = item.moveForms[move] ?? { does: 'go', note: 'optional', name: { zh: move, en: move }, photos: 0, photoLabels: [], approvedBy: [] };
  const labels = form.photoLabels.length >= form.photos ? form.photoLabels : Array.from({ length: form.photos }, (_, i) => form.photoLabels[i] ?? 'scene');
  const [note, setNote] = useState('');
  const [photos, setPhotos] = useState<(TakenPhoto | null)[]>(labels.map(() => null));
  const [storing, setStoring] = useState(0);
  const [extras, setExtras] = useState<MoveExtras>(form.does === 'dispatch' && item.bodies[0] ? { organizationId: item.bodies[0].id } : {});
  // Whoever sends it to another body than the one proposed says why.
  const overruling = form.does === 'dispatch' && !!item.bodies[0] && !!extras.organizationId && extras.organizationId !== item.bodies[0].id;
  const ready = ((form.note !== 'required' && !overruling) || note.trim() !== '') && photos.filter(Boolean).length >= form.photos && isWhole(form.does, extras) && storing === 0 && (form.records !== 'callBack' || isAsked(extras.callBack)) && !form.triesLeft;

  const submit = (): void => {
    if (!ready || busy) return;
    const fileIds = photos.filter((p) => p !== null).map((p) => p.id);
    onSubmit({ move, ...(note.trim() ? { note: note.trim() } : {}), ...(fileIds.length ? { fileIds } : {}), ...extras });
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) submit();
    if (event.key === 'Escape') {
      event.stopPropagation();
      onCancel();
    }
  };
  return (
    <div className="move-form" onKeyDown={onKeyDown}>
      <MoveFields item={item} does={form.does} value={extras} onChange={setExtras} />
      {form.records === 'callBack' && <CallBackFields value={extras.callBack} onChange={(callBack) => setExtras({ ...extras, callBack })} />}
      {form.note !== 'none' && <PhrasePick number={item.number} use={form.records === 'answer' ? 'answer' : 'note'} onPick={setNote} />}
      {!!form.triesLeft && <p className="due-soon">{t('form.tries', { left: form.triesLeft })}</p>}
      {form.note !== 'none' && (
        <Input.TextArea
          autoFocus={form.does === 'go' || form.does === 'note'} value={note} maxLength={2_000} autoSize={{ minRows: form.records === 'answer' ? 5 : 2, maxRows: form.records === 'answer' ? 12 : 5 }}
          aria-label={t('form.note')} placeholder={form.note === 'required' || overruling ? t('form.note') : t('form.noteOptional')} onChange={(e) => setNote(e.target.value)}
        />
      )}
      {overruling && <p className="quiet">{t('form.overruling')}</p>}
      {labels.map((label, i) => (
        <PhotoField
          key={label + i} label={t(i < form.photos ? 'form.photo' : 'form.photoOptional', { label: texts.of(`photo.${label}`) })} value={photos[i] ?? null}
          onChange={(photo) => setPhotos((all) => all.map((p, j) => (j === i ? photo : p)))}
          onStoring={(on) => setStoring((n) => n + (on ? 1 : -1))}
        />
      ))}
      {form.approvedBy.length > 0 && <p className="quiet">{t('form.approval', { who: form.approvedBy.map((part) => shared.of(`role.${part}`)).join(lang === 'zh' ? '、' : ', ') })}</p>}
      {problem && <p className="problem" role="alert">{explain(problem)}</p>}
      <div className="move-buttons">
        <Button type="primary" disabled={!ready} loading={busy} onClick={submit}>{t('form.do', { move: moveWord(move, item.moveForms, shared) })}</Button>
        <Button onClick={onCancel}>{shared('app.cancel')}</Button>
      </div>
      <p className="quiet">{t('form.send')}</p>
    </div>
  );
}
