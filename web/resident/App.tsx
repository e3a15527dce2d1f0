import { lazy, Suspense, useEffect } from 'react';
import { ThemeChoice, useTheme } from '@shared/theme/theme.ts';
import { setLang } from '@shared/i18n/lang.ts';
import { Home } from './home/Home.tsx';
import { link, usePath } from './route.ts';
import { useWords } from './words.ts';

// What comes after the first choice is loaded after it.
const ReportWizard = lazy(() => import('./report/ReportWizard.tsx'));
const NearPage = lazy(() => import('./near/NearPage.tsx'));
const FollowPage = lazy(() => import('./follow/FollowPage.tsx'));

/** Light or dark as the system wishes, unless the person chose large type; kept in this browser. `?elder=1` in a link or a poster chooses it too. */
const theme = new ThemeChoice('resident');
if (new URLSearchParams(location.search).get('elder') === '1') theme.choose('elder');

export function App() {
  const t = useWords();
  const [page, step] = usePath();
  const elder = useTheme(theme) === 'elder';
  useEffect(() => {
    document.title = t.lang === 'zh' ? '经纬 · 居民上报' : 'Jingwei · Resident reports';
  }, [t.lang]);
  return (
    <>
      <a className="skip" href="#content">{t('skip')}</a>
      <header className="top">
        <a className="site" {...link('')}><Mark />{t('site')}</a>
        <span className="top-choices">
          <button type="button" onClick={() => (elder ? theme.unchoose() : theme.choose('elder'))}>{t(elder ? 'elder.off' : 'elder.on')}</button>
          <button type="button" lang={t.lang === 'zh' ? 'en' : 'zh-CN'} onClick={() => setLang(t.lang === 'zh' ? 'en' : 'zh')}>{t('language')}</button>
        </span>
      </header>
      <main id="content" tabIndex={-1}>
        <Suspense fallback={<p className="wait" role="status">{t('loading')}</p>}>
          {page === 'report' ? <ReportWizard step={step} /> : page === 'near' ? <NearPage /> : page === 'follow' ? <FollowPage number={step} /> : <Home />}
        </Suspense>
      </main>
      <footer className="bottom"><p>{t('hotline')} <a href="tel:12345">12345</a></p></footer>
    </>
  );
}

const Mark = () => (
  <svg viewBox="0 0 32 32" width="32" height="32" aria-hidden="true">
    <rect width="32" height="32" rx="7" fill="var(--primary)" />
    <path d="M10 6v20M22 6v20M6 11h6M20 11h6M6 21h2.5M14 21h12M13.5 11h6" fill="none" stroke="#fff" strokeWidth="2.4" strokeLinecap="round" />
  </svg>
);
