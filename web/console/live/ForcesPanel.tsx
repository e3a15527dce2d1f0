import { Link } from 'react-router';
import type { DeviceState, Figures } from '@shared/api/types.ts';
import { useSharedTexts } from '@shared/i18n/sharedTexts.ts';
import { formatNumber } from '@shared/time/format.ts';
import { DeviceTag } from '../parts/StateTag.tsx';
import { useLiveTexts } from './texts.ts';

const deviceStates: DeviceState[] = ['alarm', 'silent', 'unknown', 'normal'];

/** Sensors by state and officers by what they do. Silence is counted by itself: it is not health. */
export function ForcesPanel({ figures }: { figures: Figures | undefined }) {
  const t = useLiveTexts();
  const shared = useSharedTexts();
  const sensors = figures?.sensors;
  const all = sensors ? deviceStates.reduce((sum, s) => sum + (sensors[s] ?? 0), 0) : 0;
  return (
    <section className="panel forces-panel">
      <header><h2>{t('sensors.title')}</h2><span className="quiet">{sensors ? formatNumber(all) : '–'}</span></header>
      <div className="stack" role="presentation">
        {sensors && all > 0 && deviceStates.map((s) => <i key={s} className={`stack-${s}`} style={{ flexGrow: sensors[s] ?? 0 }} />)}
      </div>
      <ul className="counts">
        {deviceStates.map((s) => (
          <li key={s}><Link to={`/devices?state=${s}`}><DeviceTag state={s} /><b>{formatNumber(sensors?.[s])}</b></Link></li>
        ))}
      </ul>
      <header><h2>{t('officers.title')}</h2></header>
      <ul className="counts counts-3">
        {(['idle', 'busy', 'off'] as const).map((s) => (
          <li key={s}><Link to={`/people?state=${s}`}><span>{shared(`person.${s}`)}</span><b>{formatNumber(figures?.officers[s])}</b></Link></li>
        ))}
      </ul>
    </section>
  );
}
