import { Link } from 'react-router';
import type { DeviceState, Figures, Position } from '@shared/api/types.ts';
import { say, useLang } from '@shared/i18n/lang.ts';
import { useSharedTexts } from '@shared/i18n/sharedTexts.ts';
import { cityClock } from '@shared/time/cityClock.ts';
import { formatNumber } from '@shared/time/format.ts';
import { positionGone } from '../map/paintStreet.ts';
import { Age } from '../parts/Age.tsx';
import { DeviceTag } from '../parts/StateTag.tsx';
import { useLiveTexts } from './texts.ts';

const deviceStates: DeviceState[] = ['alarm', 'silent', 'unknown', 'normal'];

/** Sensors by state and officers by what they do. Silence is counted by itself: it is not health. */
export function ForcesPanel({ figures, positions }: { figures: Figures | undefined; positions: Position[] }) {
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
      <Patrols positions={positions} label={t('officers.title')} />
    </section>
  );
}

/** Who is out there: the busy first, with their case; each with the age of the position. */
function Patrols({ positions, label }: { positions: Position[]; label: string }) {
  const lang = useLang();
  const shared = useSharedTexts();
  const out = positions.filter((p) => p.state !== 'off' && cityClock.now() - Date.parse(p.at) < positionGone).sort((a, b) => a.state.localeCompare(b.state) || a.userName.localeCompare(b.userName, 'en', { numeric: true }));
  return (
    <ul className="patrols" tabIndex={0} aria-label={label}>
      {out.map((p) => (
        <li key={p.userName} className={`patrol-${p.state}`}>
          <b>{say(p.displayName, lang)}</b>
          {p.caseNumber ? <Link to={`/cases/${encodeURIComponent(p.caseNumber)}`}>{p.caseNumber.slice(-6)}</Link> : <span>{shared(`person.${p.state}`)}</span>}
          <span className="quiet"><Age at={p.at} /></span>
        </li>
      ))}
    </ul>
  );
}
