import type { SimilarReport } from '@shared/api/types/index.ts';
import { say } from '@shared/i18n/lang.ts';
import { formatTime } from '@shared/time/format.ts';
import { useWords } from '../words.ts';

/** Places are told rounded: nearer than this (m) it is here. */
const here = 100;

/** One plain question about what is reported already, before another report goes out. */
export function SimilarCards({ similar, sending, onSame }: { similar: SimilarReport[]; sending: boolean; onSame: (key: string) => void }) {
  const t = useWords();
  if (similar.length === 0) return null;
  return (
    <section className="same" aria-labelledby="same">
      <h2 id="same">{t('same.title')}</h2>
      <p className="lead">{t('same.lead')}</p>
      <ul>
        {similar.map((one) => {
          const facts = { n: one.distanceMeters, since: formatTime(one.since, Date.now()), stage: t(`stage.${one.stage}`) };
          return (
            <li key={one.key}>
              <strong>{say(one.categoryName, t.lang)}</strong>
              <span>{t(one.distanceMeters < here ? 'same.here' : 'same.facts', facts)}</span>
              {one.reporters > 1 && <span>{t('same.people', { n: one.reporters })}</span>}
              <button type="button" className="second" disabled={sending} onClick={() => onSame(one.key)}>{t('same.yes')}</button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
