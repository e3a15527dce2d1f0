import { useEffect } from 'react';
import { NavLink, Outlet, useLocation } from 'react-router';
import { signInAddress } from '@shared/session/session.ts';
import { useDesk } from '../desk/Desk.ts';
import { useTold } from '../desk/Told.ts';
import { useMeetingCount } from '../meetings/MeetingsPage.tsx';
import { useWords } from '../words.ts';
import { Icon } from './Icon.tsx';
import { StatusBar } from './StatusBar.tsx';

/** The pages with a bar of tabs in reach of the thumb. */
export function Frame() {
  const t = useWords();
  const { meetings } = useDesk();
  const waiting = useMeetingCount();
  useFirstTouch();
  return (
    <div className="frame">
      <StatusBar />
      <SignedOut />
      <main className="page"><Outlet /></main>
      <Notices />
      <nav className="tabs" aria-label={t('tab.label')}>
        <NavLink to="/" end className="tab"><Icon name="tasks" /><span>{t('tab.tasks')}</span></NavLink>
        <NavLink to="/report" className="tab"><Icon name="report" /><span>{t('tab.report')}</span></NavLink>
        {meetings.mayAsk && <NavLink to="/meetings" className="tab" aria-label={waiting > 0 ? t('tab.meetings.waiting', { n: waiting }) : t('tab.meetings')}><span className="tab-icon"><Icon name="meet" />{waiting > 0 && <b className="tab-badge">{waiting}</b>}</span><span>{t('tab.meetings')}</span></NavLink>}
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

/** The session is over in the middle of the work: nothing is lost, and signing in comes back to this page. */
export function SignedOut() {
  const desk = useDesk();
  const t = useWords();
  useLocation();
  if (!useTold(desk.tasks.signedOut)) return null;
  return <div role="alert" className="signed-out"><a href={signInAddress()}><Icon name="me" size={22} /><span>{t('session.over')}</span><b>{t('session.again')}</b></a></div>;
}

/** Says for a while how a ring ended that this person did not answer; said once, whatever page is open. */
export function Notices() {
  const desk = useDesk();
  const t = useWords();
  const notice = useTold(desk.rings.notice);
  return (
    <div className="notices" role="status" aria-live="polite">
      {notice && <p className="notice">{notice.title} · {t.of(`ring.ended.${notice.reason}`, null, '')}</p>}
    </div>
  );
}
