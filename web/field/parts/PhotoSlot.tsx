import { useEffect, useMemo } from 'react';
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

/**
 * One photo: opens the camera on a phone, shows what was taken, lets it be taken again. It is handed on as it was taken, at once:
 * whoever presses the next button right after the shutter must not lose it. It is made smaller when it is sent.
 */
export function PhotoSlot({ label, photo, onPhoto }: Props) {
  const t = useWords();
  const url = useBlobUrl(photo);
  return (
    <div className="photo-slot">
      <label className={url ? 'photo-shot filled' : 'photo-shot'}>
        {url ? <img src={url} alt={label} /> : <Icon name="camera" size={36} />}
        <span className="photo-word">{url ? `${label} · ${t('sheet.retake')}` : `${t('sheet.take')} · ${label}`}</span>
        <input
          className="sr-only" type="file" accept="image/*" capture="environment"
          onChange={(event) => {
            const file = event.target.files?.[0];
            if (file) onPhoto(file);
            event.target.value = '';
          }}
        />
      </label>
      {url && <button type="button" className="round photo-drop" onClick={() => onPhoto(null)} aria-label={`${t('sheet.remove')} · ${label}`}><Icon name="close" size={20} /></button>}
    </div>
  );
}
