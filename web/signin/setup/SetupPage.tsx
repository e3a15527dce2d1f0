import { useEffect, useState } from 'react';
import { api } from '@shared/api/client.ts';
import { Door } from '../Door.tsx';
import { isStale } from './rules.ts';
import { SetupForm } from './SetupForm.tsx';
import { useSetupWords } from './words.ts';
import './setup.css';

type Link = 'checking' | 'good' | 'stale';

/** The page behind the one-time link that a new city's console prints: makes the first administrator and signs in. */
export function SetupPage({ token }: { token: string }) {
  const t = useSetupWords();
  const [link, setLink] = useState<Link>('checking');
  useEffect(() => {
    document.title = t('document');
  }, [t]);
  useEffect(() => {
    // The token is judged before anything else, so a call without the rest says whether it is worth writing the rest.
    api.post('/setup', { token }).catch((error: unknown) => setLink(isStale(error) ? 'stale' : 'good'));
  }, [token]);
  return (
    <Door>
      <main className="rooms setup">
        <section className="staff" aria-labelledby="setup-title">
          <h1 id="setup-title">{t(link === 'stale' ? 'stale.title' : 'title')}</h1>
          {link === 'checking' && <p role="status">{t('checking')}</p>}
          {link === 'good' && <><p className="setup-lead">{t('lead')}</p><SetupForm token={token} onStale={() => setLink('stale')} /></>}
          {link === 'stale' && <Stale />}
        </section>
      </main>
    </Door>
  );
}

/** What to do about a link that no longer works. */
function Stale() {
  const t = useSetupWords();
  return (
    <div className="setup-stale" role="alert">
      <p>{t('stale.lead')}</p>
      <ul>
        <li>{t('stale.signIn')}</li>
        <li>{t('stale.again')}</li>
      </ul>
      <a className="send" href="/">{t('stale.go')}</a>
    </div>
  );
}
