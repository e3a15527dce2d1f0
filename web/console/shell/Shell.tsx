import { Suspense, useEffect, useState } from 'react';
import { Outlet, useLocation, useNavigate, useSearchParams } from 'react-router';
import { setLang, useLang } from '@shared/i18n/lang.ts';
import { useSharedTexts } from '@shared/i18n/sharedTexts.ts';
import { useMe } from '@shared/session/useSession.ts';
import { useTheme } from '@shared/theme/theme.ts';
import { Boundary } from '../parts/Boundary.tsx';
import { PageLoading } from '../parts/states.tsx';
import { ResponseBanner } from '../responses/Banner.tsx';
import { RingBar } from '../ring/RingBar.tsx';
import { useAnnouncer } from './announce.ts';
import { useHotkeys } from './hotkeys.ts';
import { LostBanner } from './LineMark.tsx';
import { StandingLanes } from './StandingLanes.tsx';
import { ShortcutSheet } from './ShortcutSheet.tsx';
import { useShellTexts } from './texts.ts';
import { consoleTheme } from './theme.ts';
import { TopBar, pages, pagesOf } from './TopBar.tsx';

/** The frame of every console page: the bar, the lost-line banner, shortcuts, and alarms that announce themselves. */
export function Shell() {
  const t = useShellTexts();
  const shared = useSharedTexts();
  const lang = useLang();
  const theme = useTheme(consoleTheme);
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const [search] = useSearchParams();
  const [sheet, setSheet] = useState(false);
  const sound = useAnnouncer();
  const wall = search.get('wall') === '1';
  const here = pages.find((page) => pathname.startsWith(`/${page.name}`));
  const title = `${here ? `${t(`nav.${here.name}`)} · ` : ''}${shared('app.name')}`;
  useEffect(() => {
    document.title = title;
  }, [title]);
  const flip = (): void => consoleTheme.choose(theme === 'dark' ? 'light' : 'dark');

  useHotkeys([
    ...pagesOf(useMe()).map((page) => ({
      keys: `g ${page.key}`, label: t('help.go', { page: t(`nav.${page.name}`) }), scope: 'everywhere' as const,
      run: () => void navigate(`/${page.name}`),
    })),
    {
      keys: '/', label: t('help.search'), scope: 'everywhere',
      run: () => {
        const box = document.querySelector<HTMLInputElement>('input[type="search"]');
        if (box) box.focus();
        else void navigate('/cases?focus=search');
      },
    },
    { keys: 'm', label: t('help.mute'), scope: 'everywhere', run: () => (sound.mute ? sound.unmute() : sound.muteTenMinutes()) },
    { keys: 't', label: t('help.theme'), scope: 'everywhere', run: flip },
    { keys: 'l', label: t('help.lang'), scope: 'everywhere', run: () => setLang(lang === 'zh' ? 'en' : 'zh') },
    { keys: '?', label: t('help.sheet'), scope: 'everywhere', run: () => setSheet(true) },
  ]);

  return (
    <div className={wall ? 'shell shell-wall' : 'shell'}>
      {!wall && <a className="skip" href="#main">{t('nav.skip')}</a>}
      {!wall && <TopBar sound={sound} onHelp={() => setSheet(true)} />}
      <div className="notices"><LostBanner /><StandingLanes /><ResponseBanner /></div>
      <main id="main" className="page" tabIndex={-1}>
        <Boundary at={pathname}><Suspense fallback={<PageLoading />}><Outlet /></Suspense></Boundary>
      </main>
      {/* Below the page: what comes and goes here moves nothing that a hand is about to press. */}
      {!wall && <RingBar muted={sound.mute !== null} />}
      <ShortcutSheet open={sheet} onClose={() => setSheet(false)} />
    </div>
  );
}
