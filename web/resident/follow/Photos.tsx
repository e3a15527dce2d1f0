import { useEffect, useState } from 'react';
import type { ReportProgress } from '@shared/api/types/index.ts';
import { useWords } from '../words.ts';
import { reportPhoto, type Keys } from './followApi.ts';

/** The reporter's own photos, and what it looks like after the work. */
export function Photos({ report, keys }: { report: ReportProgress; keys: Keys }) {
  const t = useWords();
  if (report.photos.length === 0) return null;
  return (
    <ul className="photos">
      {report.photos.map((photo, i) => <li key={photo.id}><Photo keys={keys} id={photo.id} alt={t('photo.alt', { n: i + 1 })} label={t(`photo.${photo.label}`)} /></li>)}
    </ul>
  );
}

function Photo({ keys, id, alt, label }: { keys: Keys; id: string; alt: string; label: string }) {
  const t = useWords();
  const [url, setUrl] = useState<string | null>(null);
  const [lost, setLost] = useState(false);
  useEffect(() => {
    let shown: string | null = null;
    let gone = false;
    reportPhoto(keys, id).then((blob) => {
      if (gone) return;
      shown = URL.createObjectURL(blob);
      setUrl(shown);
    }, () => setLost(true));
    return () => {
      gone = true;
      if (shown) URL.revokeObjectURL(shown);
    };
  }, [keys, id]);
  return (
    <figure>
      {url ? <img src={url} alt={alt} /> : <span className="no-photo" role={lost ? 'img' : undefined}>{lost ? t('photo.lost') : ''}</span>}
      <figcaption>{label}</figcaption>
    </figure>
  );
}
