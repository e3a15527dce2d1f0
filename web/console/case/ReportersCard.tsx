import type { CasePage } from '@shared/api/types/index.ts';
import { Age } from '../parts/Age.tsx';
import { ContactReveal } from '../parts/PhoneReveal.tsx';
import { useCaseTextsHere } from './texts.ts';

/** Who else reported the same, each with their number, words and answer; nothing while there is one. */
export function ReportersCard({ item }: { item: CasePage }) {
  const t = useCaseTextsHere();
  if (item.reporterCount < 2) return null;
  return (
    <section className="panel case-reporters">
      <header><h2>{t('reporters', { count: item.reporterCount })}</h2></header>
      <ul>
        {item.reporters.map((reporter) => (
          <li key={reporter.number}>
            <b>{reporter.number}</b> <span className="quiet"><Age at={reporter.at} /></span>
            {typeof reporter.solved === 'boolean' && <span className={reporter.solved ? '' : 'is-late'}> {t(reporter.solved ? 'solved.true' : 'solved.false')} {reporter.answerNote}</span>}
            {reporter.rating && <span className="quiet"> · {t('rating', { n: reporter.rating })}</span>}
            {reporter.words && <p>{reporter.words}</p>}
            {reporter.onBehalfOf && <p className="quiet">{t('behalf', { name: reporter.onBehalfOf })}</p>}
            {reporter.contactMasked && <ContactReveal caseNumber={item.number} reporter={reporter.number} masked={reporter.contactMasked} compact />}
          </li>
        ))}
      </ul>
      {item.reporterCount > item.reporters.length && <p className="quiet case-empty">{t('reporters.more', { count: item.reporterCount - item.reporters.length })}</p>}
    </section>
  );
}
