import { useState, type FormEvent } from 'react';
import { newKey } from '@shared/api/client.ts';
import type { ReportProgress } from '@shared/api/types/index.ts';
import { isPicture } from '@shared/photo/picture.ts';
import { Icon } from '../parts/Icon.tsx';
import { Field } from '../parts/Question.tsx';
import { PhotoView } from '../report/PhotoStep.tsx';
import type { Photo } from '../report/sendReport.ts';
import { mostPhotos } from '../rules/draft.ts';
import { problemWord, useWords } from '../words.ts';
import { sayMore, type Keys } from './followApi.ts';

/** Room to answer what the center asked, or to add words and photos to an open report. */
export function MoreForm({ report, keys, onReport }: { report: ReportProgress; keys: Keys; onReport: (report: ReportProgress) => void }) {
  const t = useWords();
  const [open, setOpen] = useState(report.asked);
  const [text, setText] = useState('');
  const [photos, setPhotos] = useState<Photo[]>([]);
  const [key] = useState(newKey);
  const [fault, setFault] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  if (!open) return <button type="button" className="second" onClick={() => setOpen(true)}>{t('more.open')}</button>;
  const add = async (files: File[]) => {
    const pictures = await Promise.all(files.map(isPicture));
    const refused = files.filter((_, i) => !pictures[i]).map((file) => file.name);
    setFault(refused.length > 0 ? t('photo.refused', { names: refused.join(t.lang === 'zh' ? '、' : ', ') }) : null);
    setPhotos([...photos, ...files.filter((_, i) => pictures[i]).map((blob) => ({ key: newKey(), blob, fileId: null }))].slice(0, mostPhotos));
  };
  const send = async (event: FormEvent) => {
    event.preventDefault();
    if (text.trim() === '') {
      document.getElementById('more')?.focus();
      return setFault(t('more.missing'));
    }
    setBusy(true);
    setFault(null);
    try {
      onReport(await sayMore(keys, text.trim(), photos, key));
    } catch (error) {
      setFault(t(problemWord(error)));
      setBusy(false);
    }
  };
  return (
    <form className="ask" noValidate onSubmit={(event) => void send(event)}>
      <Field id="more" label={t(report.asked ? 'more.answer' : 'more.title')} error={fault}>
        {(attributes) => <textarea {...attributes} rows={3} maxLength={2_000} value={text} onChange={(event) => setText(event.target.value)} />}
      </Field>
      {photos.length > 0 && (
        <ul className="photos">
          {photos.map((photo, i) => (
            <li key={photo.key}>
              <PhotoView blob={photo.blob} alt={t('photo.alt', { n: i + 1 })} />
              <button type="button" aria-label={t('photo.remove', { n: i + 1 })} onClick={() => setPhotos(photos.filter((p) => p !== photo))}><Icon name="close" /></button>
            </li>
          ))}
        </ul>
      )}
      {photos.length < mostPhotos && (
        <label className="second take-small">
          <Icon name="camera" size={26} />{t('photo.take')}
          <input
            type="file" accept="image/*" multiple className="sr-only"
            onChange={(event) => {
              void add([...(event.target.files ?? [])]);
              event.target.value = '';
            }}
          />
        </label>
      )}
      <button type="submit" className="main" disabled={busy}>{t(busy ? 'more.sending' : 'more.send')}</button>
    </form>
  );
}
