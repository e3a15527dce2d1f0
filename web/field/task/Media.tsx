import { useState } from 'react';
import { fileUrl } from '@shared/api/client.ts';
import type { Task } from '@shared/api/types.ts';
import { say } from '@shared/i18n/lang.ts';
import { useDesk } from '../desk/Desk.ts';
import { useTold } from '../desk/Told.ts';
import { LazyMap } from '../map/LazyMap.tsx';
import { Icon } from '../parts/Icon.tsx';
import { useWords } from '../words.ts';
import { NavigateSheet } from './NavigateSheet.tsx';

/** Photos where there are some, the map otherwise; the way to the place stands on both. */
export function Media({ task }: { task: Task }) {
  const t = useWords();
  const desk = useDesk();
  const fix = useTold(desk.position.fix);
  const photos = task.files.filter((file) => file.contentType.startsWith('image/'));
  const [shown, setShown] = useState<'photo' | 'map'>(photos.length > 0 ? 'photo' : 'map');
  const [leading, setLeading] = useState(false);
  const name = say(task.place.address, t.lang) || say(task.title, t.lang);
  return (
    <section className="media" aria-label={t('task.media')}>
      {photos.length > 0 && (
        <div className="segments" role="group" aria-label={t('task.media')}>
          <button type="button" aria-pressed={shown === 'photo'} onClick={() => setShown('photo')}>{t('task.photo')} {photos.length}</button>
          <button type="button" aria-pressed={shown === 'map'} onClick={() => setShown('map')}>{t('task.map')}</button>
        </div>
      )}
      {shown === 'photo' && photos.length > 0
        ? (
          <ul className="plain strip" tabIndex={0} aria-label={t('task.photo')}>
            {photos.map((file, i) => (
              <li key={file.id}>
                <img src={fileUrl(file.id)} alt={t('task.photoOf', { n: i + 1, all: photos.length })} />
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
