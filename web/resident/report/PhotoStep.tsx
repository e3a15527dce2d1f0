import { useEffect, useMemo, useState } from 'react';
import { newKey } from '@shared/api/client.ts';
import { isPicture } from '@shared/photo/picture.ts';
import { Icon } from '../parts/Icon.tsx';
import { Question } from '../parts/Question.tsx';
import { mostPhotos } from '../rules/draft.ts';
import { useWords } from '../words.ts';
import type { StepProps } from './ReportWizard.tsx';
import type { Photo } from './sendReport.ts';

interface Props extends StepProps {
  photos: Photo[];
  onPhotos: (photos: Photo[]) => void;
}

export function PhotoStep({ photos, onPhotos, onNext, over }: Props) {
  const t = useWords();
  const [refused, setRefused] = useState<string[]>([]);
  const add = async (files: File[]) => {
    const pictures = await Promise.all(files.map(isPicture));
    setRefused(files.filter((_, i) => !pictures[i]).map((file) => file.name));
    const taken = files.filter((_, i) => pictures[i]).map((blob) => ({ key: newKey(), blob, fileId: null }));
    if (taken.length > 0) onPhotos([...photos, ...taken].slice(0, mostPhotos));
  };
  return (
    <Question title={t('photo.title')} over={over} lead={t('photo.lead')}>
      {photos.length > 0 && (
        <ul className="photos">
          {photos.map((photo, i) => (
            <li key={photo.key}>
              <PhotoView blob={photo.blob} alt={t('photo.alt', { n: i + 1 })} />
              <button type="button" aria-label={t('photo.remove', { n: i + 1 })} onClick={() => onPhotos(photos.filter((p) => p !== photo))}><Icon name="close" /></button>
            </li>
          ))}
        </ul>
      )}
      {refused.length > 0 && <p className="error" role="alert">{t('photo.refused', { names: refused.join(t.lang === 'zh' ? '、' : ', ') })}</p>}
      {photos.length < mostPhotos
        ? (
          <label className="take">
            <Icon name="camera" size={36} />{t(photos.length === 0 ? 'photo.take' : 'photo.more')}
            <input
              type="file" accept="image/*" multiple className="sr-only"
              onChange={(event) => {
                void add([...(event.target.files ?? [])]);
                event.target.value = '';
              }}
            />
          </label>
        )
        : <p className="lead">{t('photo.full', { most: mostPhotos })}</p>}
      <p className="lead">{t('photo.privacy')}</p>
      <button type="button" className="main" onClick={onNext}>{t('next')}</button>
    </Question>
  );
}

export function PhotoView({ blob, alt }: { blob: Blob; alt: string }) {
  const url = useMemo(() => URL.createObjectURL(blob), [blob]);
  useEffect(() => () => URL.revokeObjectURL(url), [url]);
  return <img src={url} alt={alt} />;
}
