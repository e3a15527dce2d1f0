import type { Point } from '@shared/api/types/index.ts';
import { Sheet } from '../parts/Sheet.tsx';
import { navigationLinks } from '../rules/where.ts';
import { useWords } from '../words.ts';
import { useFar } from './useFar.ts';

/** Hands the way over to a map app; says direction and distance for whoever has none. */
export function NavigateSheet({ place, name, onClose }: { place: Point; name: string; onClose: () => void }) {
  const t = useWords();
  const far = useFar(place);
  const links = navigationLinks(place, name);
  return (
    <Sheet title={t('task.navigate')} onClose={onClose}>
      <p className="soft">{t('task.navigate.lead')}</p>
      <div className="choices">
        <a className="choice" href={links.amap} target="_blank" rel="noreferrer">{t('task.navigate.amap')}</a>
        <a className="choice" href={links.geo}>{t('task.navigate.other')}</a>
      </div>
      {far && <p className="callout">{t('task.navigate.hand', { wind: far.wind, distance: far.distance })}</p>}
    </Sheet>
  );
}
