import { Link } from 'react-router';
import { useMay } from '@shared/session/useSession.ts';
import { commands } from './commands.ts';
import { useStartTexts } from './startTexts.ts';
import './hint.css';

/** In an empty list of a new city: the command that fills it, and for the administrator the way to all steps. */
export function StartHint({ part }: { part: 'people' | 'devices' }) {
  const t = useStartTexts();
  const may = useMay('account.manage');
  return (
    <div className="start-hint">
      <span>{t(`hint.${part}`)}</span>
      <code>{commands[part][0]}</code>
      {may ? <Link to="/admin?view=start">{t('hint.admin')}</Link> : <span>{t('hint.other')}</span>}
    </div>
  );
}
