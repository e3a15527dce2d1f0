import { useEffect, useState } from 'react';
import { api } from '@shared/api/client.ts';
import type { Me, Page, ReportProgress } from '@shared/api/types/index.ts';
import { say } from '@shared/i18n/lang.ts';
import { signOut, whoAmI } from '@shared/session/session.ts';
import { Icon } from '../parts/Icon.tsx';
import { go, link } from '../route.ts';
import { useWords } from '../words.ts';
import { readReceipt } from '../report/draftStore.ts';
import { headlineOf } from '../rules/standing.ts';
import { forgetReport, savedReports } from './saved.ts';

/** Two choices, as large as they come. Below them what this phone, or the signed-in person, has reported. */
export function Home() {
  const t = useWords();
  const [saved, setSaved] = useState(savedReports);
  const sent = readReceipt();
  const { me, mine } = useMine();
  return (
    <div className="home">
      <h1>{t('home.title')}</h1>
      <nav className="choices" aria-label={t('home.title')}>
        <a className="choice first" {...link('report')}><Icon name="camera" size={44} /><strong>{t('home.report')}</strong><span>{t('home.report.hint')}</span></a>
        <a className="choice" {...link('follow')}><Icon name="search" size={44} /><strong>{t('home.follow')}</strong><span>{t('home.follow.hint')}</span></a>
        <a className="choice" {...link('near')}><Icon name="place" size={44} /><strong>{t('home.near')}</strong><span>{t('home.near.hint')}</span></a>
      </nav>
      {!me && <p className="lead">{t('home.noAccount')}</p>}
      {me && mine && (
        <section>
          <h2>{t('home.mine')}</h2>
          {mine.length === 0 ? <p className="lead">{t('home.mine.none')}</p> : (
            <ul className="reports">
              {mine.map((report) => (
                <li key={report.number}>
                  <a {...link(`follow/${encodeURIComponent(report.number)}`)}><strong>{report.text}</strong><span>{report.number}</span><em>{headlineOf(report, t)}</em></a>
                </li>
              ))}
            </ul>
          )}
        </section>
      )}
      {sent && !saved.some((report) => report.number === sent.number) && (
        <section>
          <h2>{t('home.sent')}</h2>
          <ul className="reports">
            <li><a {...link('report/done')}><strong>{sent.words}</strong><span>{sent.number}</span></a></li>
          </ul>
        </section>
      )}
      {saved.length > 0 && (
        <section>
          <h2>{t('home.saved')}</h2>
          <ul className="reports">
            {saved.map((report) => (
              <li key={report.number}>
                <a {...link(`follow/${encodeURIComponent(report.number)}`)}><strong>{report.words}</strong><span>{report.number}</span></a>
                <button type="button" className="forget" aria-label={t('home.forget', { number: report.number })} onClick={() => setSaved(forgetReport(report.number))}><Icon name="close" size={22} /></button>
              </li>
            ))}
          </ul>
        </section>
      )}
      {me && <p><button type="button" className="quiet" onClick={() => void signOut().finally(() => { location.assign('/'); go(''); })}>{t('home.signOut', { name: say(me.displayName, t.lang) })}</button></p>}
    </div>
  );
}

/** The signed-in person and what they reported; nothing for the many who are not. */
function useMine(): { me: Me | null; mine: ReportProgress[] | null } {
  const [me, setMe] = useState<Me | null>(null);
  const [mine, setMine] = useState<ReportProgress[] | null>(null);
  useEffect(() => {
    whoAmI().then(async (who) => {
      setMe(who);
      if (who?.actions.includes('report.file')) setMine((await api.get<Page<ReportProgress>>('/me/reports')).items);
    }).catch(() => undefined);
  }, []);
  return { me, mine };
}
