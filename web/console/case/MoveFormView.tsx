import { useQuery } from '@tanstack/react-query';
import { Button, Input, Select } from 'antd';
import { useState, type KeyboardEvent } from 'react';
import { api } from '@shared/api/client.ts';
import type { CasePage, Move, MoveBody, Page, Person } from '@shared/api/types.ts';
import { useCaseTexts } from '@shared/i18n/caseTexts.ts';
import { say, useLang } from '@shared/i18n/lang.ts';
import { explain } from '@shared/i18n/problems.ts';
import { useSharedTexts } from '@shared/i18n/sharedTexts.ts';
import { formatDistance } from '@shared/time/format.ts';
import { PhotoField, type TakenPhoto } from '../parts/PhotoField.tsx';
import { metersBetween } from '@shared/map/geo.ts';
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
  const form = item.moveForms[move] ?? { note: 'optional', photos: 0, photoLabels: [] };
  const labels = form.photoLabels.length >= form.photos ? form.photoLabels : Array.from({ length: form.photos }, (_, i) => form.photoLabels[i] ?? 'scene');
  const [note, setNote] = useState('');
  const [photos, setPhotos] = useState<(TakenPhoto | null)[]>(labels.map(() => null));
  const [userName, setUserName] = useState<string | undefined>(undefined);
  const ready = (form.note !== 'required' || note.trim() !== '') && photos.filter(Boolean).length >= form.photos && (move !== 'assign' || userName);

  const submit = (): void => {
    if (!ready || busy) return;
    const fileIds = photos.filter((p) => p !== null).map((p) => p.id);
    onSubmit({ move, ...(note.trim() ? { note: note.trim() } : {}), ...(fileIds.length ? { fileIds } : {}), ...(userName ? { userName } : {}) });
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
      {move === 'assign' && <PersonSelect item={item} value={userName} onChange={setUserName} />}
      {form.note !== 'none' && (
        <Input.TextArea
          autoFocus={move !== 'assign'} value={note} maxLength={2_000} autoSize={{ minRows: 2, maxRows: 5 }}
          aria-label={t('form.note')} placeholder={form.note === 'required' ? t('form.note') : t('form.noteOptional')} onChange={(e) => setNote(e.target.value)}
        />
      )}
      {labels.map((label, i) => (
        <PhotoField
          key={label + i} label={t(i < form.photos ? 'form.photo' : 'form.photoOptional', { label: texts.of(`photo.${label}`) })} value={photos[i] ?? null}
          onChange={(photo) => setPhotos((all) => all.map((p, j) => (j === i ? photo : p)))}
        />
      ))}
      {problem && <p className="problem" role="alert">{explain(problem)}</p>}
      <div className="move-buttons">
        <Button type="primary" disabled={!ready} loading={busy} onClick={submit}>{t('form.do', { move: shared(`move.${move}`) })}</Button>
        <Button onClick={onCancel}>{shared('app.cancel')}</Button>
      </div>
      <p className="quiet">{t('form.send')}</p>
    </div>
  );
}

/**
 * People who can be sent, nearest first, with what they do now. Not narrowed to the case's own area: posts are held by the street,
 * cases lie in its stretches.
 */
function PersonSelect({ item, value, onChange }: { item: CasePage; value: string | undefined; onChange: (userName: string) => void }) {
  const t = useCaseTextsHere();
  const shared = useSharedTexts();
  const lang = useLang();
  const people = useQuery({ queryKey: ['people', 'officers'], queryFn: () => api.get<Page<Person>>('/people', { role: 'officer', limit: 200 }) });
  const rows = (people.data?.items ?? [])
    .map((person) => ({ person, meters: person.position ? metersBetween(person.position, item.place) : Infinity }))
    .sort((a, b) => Number(b.person.onShift) - Number(a.person.onShift) || a.meters - b.meters);
  return (
    <Select
      autoFocus defaultOpen showSearch={{ optionFilterProp: 'label' }} placeholder={t('form.person')} aria-label={t('form.person')} loading={people.isPending}
      {...(value ? { value } : {})} onChange={onChange}
      options={rows.map(({ person, meters }) => ({
        value: person.userName,
        label: t('form.personDistance', { name: say(person.displayName, lang), state: shared(`person.${person.state}`), distance: Number.isFinite(meters) ? formatDistance(meters, lang) : '–' }),
      }))}
    />
  );
}
