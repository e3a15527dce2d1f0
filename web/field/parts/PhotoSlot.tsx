import { useEffect, useMemo, useState } from 'react';
import { downscale } from '@shared/photo/photo.ts';
import { useWords } from '../words.ts';
import { Icon } from './Icon.tsx';

/** An address for showing a blob, given back when the blob goes. */
export function useBlobUrl(blob: Blob | null): string | null {
  const url = useMemo(() => (blob ? URL.createObjectURL(blob) : null), [blob]);
  useEffect(() => () => {
    if (url) URL.revokeObjectURL(url);
  }, [url]);
  return url;
}

interface Props {
  label: string;
  photo: Blob | null;
  onPhoto: (photo: Blob | null) => void;
}

/** One photo: opens the camera on a phone, shows what was taken, lets it be taken again. */
export function PhotoSlot({ label, photo, onPhoto }: Props) {
  const t = useWords();
  const [busy, setBusy] = useState(false);
  const url = useBlobUrl(photo);
  const take = async (files: FileList | null) => {
    const file = files?.[0];
    if (!file) return;
    setBusy(true);
    onPhoto(await downscale(file));
    setBusy(false);
  };
  return (
    <div className="photo-slot">
      <label className={url ? 'photo-shot filled' : 'photo-shot'} aria-busy={busy}>
        {url ? <img src={url} alt={label} /> : <Icon name="camera" size={36} />}
        <span className="photo-word">{url ? `${label} · ${t('sheet.retake')}` : `${t('sheet.take')} · ${label}`}</span>
        <input
          className="sr-only" type="file" accept="image/*" capture="environment"
          onChange={(event) => {
            void take(event.target.files);
            event.target.value = '';
          }}
        />
      </label>
      {url && <button type="button" className="round photo-drop" onClick={() => onPhoto(null)} aria-label={`${t('sheet.remove')} · ${label}`}><Icon name="close" size={20} /></button>}
    </div>
  );
}
