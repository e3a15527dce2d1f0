import type { ResponsePage } from '@shared/api/types/index.ts';
import { say, useLang } from '@shared/i18n/lang.ts';
import { At } from '../parts/Age.tsx';
import { nameOf } from './ResponseDetail.tsx';
import { useResponseTexts } from './texts.ts';

/** All that happened, newest first: when, what, who, why. */
export function ResponseHistory({ page }: { page: ResponsePage }) {
  const t = useResponseTexts();
  const lang = useLang();
  return (
    <section className="panel response-history">
      <header><h2>{t('history')}</h2></header>
      <ol>
        {[...page.history].reverse().map((entry, i) => (
          <li key={i}>
            <span className="num"><At at={entry.at} /></span>
            <div>
              <span>{t.of(`h.${entry.code}`, { level: nameOf(page, entry.level, lang), before: nameOf(page, entry.before, lang), what: entry.what })}</span>
              <span className="quiet"> {entry.by ? say(entry.by, lang) : t('machine')}</span>
              {entry.reason && <p>{entry.reason}</p>}
              {entry.grounds.length > 0 && <p className="quiet">{entry.grounds.map((g) => `${say(g.deviceName, lang)} ${say(g.conditionName, lang)}`).join(lang === 'zh' ? '、' : ', ')}</p>}
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}
