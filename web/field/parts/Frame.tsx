import { useEffect, useState } from 'react';
import { NavLink, Outlet } from 'react-router';
import { Problem } from '@shared/api/problem.ts';
import { explain } from '@shared/i18n/problems.ts';
import { useDesk } from '../desk/Desk.ts';
import { useTold } from '../desk/Told.ts';
import { useWords } from '../words.ts';
import { Icon } from './Icon.tsx';
import { StatusBar } from './StatusBar.tsx';

/** The pages with a bar of tabs in reach of the thumb. */
export function Frame() {
  const t = useWords();
  useFirstTouch();
  return (
    <div className="frame">
      <StatusBar />
      <main className="page"><Outlet /></main>
      <Notices />
      <nav className="tabs" aria-label={t('tab.label')}>
        <NavLink to="/" end className="tab"><Icon name="tasks" /><span>{t('tab.tasks')}</span></NavLink>
        <NavLink to="/report" className="tab"><Icon name="report" /><span>{t('tab.report')}</span></NavLink>
        <NavLink to="/me" className="tab"><Icon name="me" /><span>{t('tab.me')}</span></NavLink>
      </nav>
    </div>
  );
}

/** Browsers let a page sound only after a touch: the first one anywhere allows the tone. */
export function useFirstTouch(): void {
  const desk = useDesk();
  useEffect(() => {
    const allow = () => void desk.tone.allow();
    window.addEventListener('pointerdown', allow, { once: true });
    window.addEventListener('keydown', allow, { once: true });
    return () => {
      window.removeEventListener('pointerdown', allow);
      window.removeEventListener('keydown', allow);
    };
  }, [desk]);
}

/** Says for a while how a ring ended that this person did not answer. */
export function Notices() {
  const desk = useDesk();
  const t = useWords();
  const notice = useTold(desk.rings.notice);
  const [hidden, setHidden] = useState<string | null>(null);
  useEffect(() => {
    if (!notice) return;
    const timer = setTimeout(() => setHidden(notice.key), 8000);
    return () => clearTimeout(timer);
  }, [notice]);
  const shown = notice && notice.key !== hidden ? notice : null;
  const refused = useTold(desk.entries).filter((entry) => entry.account === desk.me.userName && entry.state === 'refused').at(-1);
  const [read, setRead] = useState<string | null>(null);
  useEffect(() => {
    if (!refused) return;
    const timer = setTimeout(() => setRead(refused.key), 8000);
    return () => clearTimeout(timer);
  }, [refused]);
  return (
    <div className="notices" role="status" aria-live="polite">
      {shown && <p className="notice">{shown.title} · {t.of(`ring.ended.${shown.reason}`, null, '')}</p>}
      {refused?.problem && refused.key !== read && <p className="notice">{t('queue.refusedWhy', { why: explain(new Problem({ ...refused.problem })) })}</p>}
    </div>
  );
}
