import { useState } from 'react';
import { fileUrl } from '@shared/api/client.ts';
import type { Task } from '@shared/api/types/index.ts';
import { say } from '@shared/i18n/lang.ts';
import { useDesk } from '../desk/Desk.ts';
import { useTold } from '../desk/Told.ts';
import { LazyMap } from '../map/LazyMap.tsx';
import { Icon } from '../parts/Icon.tsx';
import { useBlobUrl } from '../parts/PhotoSlot.tsx';
import { keptPhotos } from '../rules/queue.ts';
import { useWords } from '../words.ts';
import { NavigateSheet } from './NavigateSheet.tsx';

/** Photos where there are some, the map otherwise; the way to the place stands on both. */
export function Media({ task }: { task: Task }) {
  const t = useWords();
  const desk = useDesk();
  const fix = useTold(desk.position.fix);
  const photos = task.files.filter((file) => file.contentType.startsWith('image/'));
  const own = keptPhotos(useTold(desk.entries), desk.me.userName, task.number);
  const count = own.length + photos.length;
  const [chosen, setShown] = useState<'photo' | 'map' | null>(null);
  const shown = chosen ?? (count > 0 ? 'photo' : 'map');
  const [leading, setLeading] = useState(false);
  const name = say(task.place.address, t.lang) || say(task.title, t.lang);
  return (
    <section className="media" aria-label={t('task.media')}>
      {count > 0 && (
        <div className="segments" role="group" aria-label={t('task.media')}>
          <button type="button" aria-pressed={shown === 'photo'} onClick={() => setShown('photo')}>{t('task.photo')} {count}</button>
          <button type="button" aria-pressed={shown === 'map'} onClick={() => setShown('map')}>{t('task.map')}</button>
        </div>
      )}
      {shown === 'photo' && count > 0
        ? (
          <ul className="plain strip" tabIndex={0} aria-label={t('task.photo')}>
            {own.map((photo, i) => <KeptPhotoItem key={photo.id} blob={photo.blob} alt={t('task.photoOf', { n: i + 1, all: count })} />)}
            {photos.map((file, i) => (
              <li key={file.id}>
                <img src={fileUrl(file.id)} alt={t('task.photoOf', { n: own.length + i + 1, all: count })} />
                {file.label && <span className="strip-label">{t.of(`sheet.${file.label}`, null, file.label)}</span>}
              </li>
            ))}
          </ul>
        )
        : (
          <LazyMap areaId={task.area.id} target={task.place} me={fix} label={t('map.label', { place: name })} severity={task.severity} />
        )}
      <button type="button" className="navigate" onClick={() => setLeading(true)}><Icon name="go" size={22} />{t('task.navigate')}</button>
      {leading && <NavigateSheet place={task.place} name={name} onClose={() => setLeading(false)} />}
    </section>
  );
}

/** A photo that was taken just now and has not reached the center. */
function KeptPhotoItem({ blob, alt }: { blob: Blob; alt: string }) {
  const t = useWords();
  const url = useBlobUrl(blob);
  return <li>{url && <img src={url} alt={alt} />}<span className="strip-label">{t('queue.waiting')}</span></li>;
}
