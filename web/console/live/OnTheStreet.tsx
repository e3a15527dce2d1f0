import { Link } from 'react-router';
import { say, useLang } from '@shared/i18n/lang.ts';
import { useSharedTexts } from '@shared/i18n/sharedTexts.ts';
import { Age } from '../parts/Age.tsx';
import { onTheStreet, type StreetForce } from './force.ts';
import { useLiveTexts } from './texts.ts';

/** Who is out there: the busy first, with their case; each with the age of the position. */
export function OnTheStreet({ force, label }: { force: StreetForce | undefined; label: string }) {
  const t = useLiveTexts();
  const lang = useLang();
  const shared = useSharedTexts();
  return (
    <ul className="patrols" tabIndex={0} aria-label={label}>
      {(force ? onTheStreet(force) : []).map((p) => (
        <li key={p.userName} className={`patrol-${p.state}`}>
          <b>{say(p.displayName, lang)}</b>
          {p.caseNumber ? <Link to={`/cases/${encodeURIComponent(p.caseNumber)}`}>{p.caseNumber.slice(-6)}</Link> : <span>{shared(`person.${p.state}`)}</span>}
          <span className="quiet">{p.position?.at ? <Age at={p.position.at} /> : t('officers.unknown')}</span>
        </li>
      ))}
    </ul>
  );
}
