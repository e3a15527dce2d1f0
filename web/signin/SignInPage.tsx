import { useEffect, useState } from 'react';
import { api } from '@shared/api/client.ts';
import type { Demo, Me } from '@shared/api/types/index.ts';
import { say } from '@shared/i18n/lang.ts';
import { homeOf, whoAmI } from '@shared/session/session.ts';
import { useTheme } from '@shared/theme/theme.ts';
import { DemoAccounts } from './DemoAccounts.tsx';
import { Door } from './Door.tsx';
import { askedFor, nextOf } from './next.ts';
import { SignInForm } from './SignInForm.tsx';
import { doorTheme } from './theme.ts';
import { useWords } from './words.ts';

/** The front door: residents go on without an account, staff sign in, and a demo offers its people. */
export function SignInPage() {
  const t = useWords();
  const elder = useTheme(doorTheme) === 'elder';
  const asked = askedFor(location.search);
  const [here, setHere] = useState<Me | null>(null);
  const [demo, setDemo] = useState<Demo | null>(null);
  useEffect(() => {
    whoAmI().then(setHere, () => undefined);
    api.get<Demo>('/demo').then(setDemo, () => undefined);
  }, []);
  useEffect(() => {
    document.title = t.lang === 'zh' ? '经纬 · 登录' : 'Jingwei · Sign in';
  }, [t.lang]);
  const enter = (me: Me) => location.assign(nextOf(location.search) ?? homeOf(me));
  return (
    <Door looks={<button type="button" onClick={() => (elder ? doorTheme.unchoose() : doorTheme.choose('elder'))}>{t(elder ? 'elder.off' : 'elder.on')}</button>}>
      <main className="rooms">
        <section className="public" aria-labelledby="public-title">
          <h2 id="public-title">{t('public.title')}</h2>
          <a className="tile" href="/resident/report"><CameraIcon /><strong>{t('public.report')}</strong><span>{t('public.report.hint')}</span></a>
          <a className="tile" href="/resident/follow"><SearchIcon /><strong>{t('public.follow')}</strong><span>{t('public.follow.hint')}</span></a>
        </section>
        <section className="staff" aria-labelledby="staff-title">
          <h1 id="staff-title">{t('sign.title')}</h1>
          {here && (
            <p className="here">
              <span>{t('sign.here', { name: say(here.displayName, t.lang) })}</span>
              <a href={nextOf(location.search) ?? homeOf(here)}>{t('sign.enter')}</a>
            </p>
          )}
          {here && asked && asked !== here.userName && <p className="demo-lead">{t('sign.other')}</p>}
          <SignInForm asked={asked} password={demo?.password ?? ''} onSignedIn={enter} />
        </section>
        {demo && <DemoAccounts demo={demo} onSignedIn={enter} />}
      </main>
    </Door>
  );
}

const CameraIcon = () => (
  <svg viewBox="0 0 24 24" width="34" height="34" aria-hidden="true"><path d="M4 8h3l2-3h6l2 3h3v11H4zM12 10a3.5 3.5 0 1 0 0 7a3.5 3.5 0 1 0 0-7" /></svg>
);
const SearchIcon = () => (
  <svg viewBox="0 0 24 24" width="34" height="34" aria-hidden="true"><path d="M10.5 4a6.5 6.5 0 1 0 0 13a6.5 6.5 0 1 0 0-13M15.5 15.5L21 21" /></svg>
);
