import { Link } from 'react-router';
import type { DeviceState, Figures } from '@shared/api/types/index.ts';
import { useSharedTexts } from '@shared/i18n/sharedTexts.ts';
import { formatNumber } from '@shared/time/format.ts';
import { DeviceTag } from '../parts/StateTag.tsx';
import { countOf } from './force.ts';
import { OnTheStreet } from './OnTheStreet.tsx';
import { useLiveTexts } from './texts.ts';
import { useForce } from './useForce.ts';

const deviceStates: DeviceState[] = ['alarm', 'silent', 'unknown', 'normal'];

/** Sensors by state, officers and crews by what they do. Silence is counted by itself: it is not health. */
export function ForcesPanel({ figures, areaId }: { figures: Figures | undefined; areaId: string | null }) {
  const t = useLiveTexts();
  const shared = useSharedTexts();
  const force = useForce(areaId);
  const sensors = figures?.sensors;
  const all = sensors ? deviceStates.reduce((sum, s) => sum + (sensors[s] ?? 0), 0) : 0;
  return (
    <section className="panel forces-panel">
      <header><h2>{t('sensors.title')}</h2><span className="quiet">{sensors ? formatNumber(all) : '–'}</span></header>
      <div className="stack" role="presentation">
        {sensors && deviceStates.filter((s) => sensors[s] > 0).map((s) => <i key={s} className={`stack-${s}`} style={{ flexGrow: sensors[s] }} />)}
      </div>
      <ul className="counts">
        {deviceStates.map((s) => (
          <li key={s}><Link to={`/devices?state=${s}`}><DeviceTag state={s} /><b>{formatNumber(sensors?.[s])}</b></Link></li>
        ))}
      </ul>
      <header><h2>{t('officers.title')}</h2></header>
      <table className="force">
        <thead><tr><td />{(['idle', 'busy', 'off'] as const).map((s) => <th key={s} scope="col">{shared(`person.${s}`)}</th>)}</tr></thead>
        <tbody>
          {(['officer', 'crew'] as const).map((role) => (
            <tr key={role}>
              <th scope="row">{shared(`role.${role}`)}</th>
              {(['idle', 'busy', 'off'] as const).map((s) => <td key={s}><Link to={`/people?role=${role}&state=${s}`} aria-label={`${shared(`role.${role}`)} ${shared(`person.${s}`)} ${formatNumber(force && countOf(force[role])[s])}`}>{formatNumber(force && countOf(force[role])[s])}</Link></td>)}
            </tr>
          ))}
        </tbody>
      </table>
      <OnTheStreet force={force} label={t('officers.title')} />
    </section>
  );
}
