import { useState } from 'react';
import type { ReportProgress } from '@shared/api/types.ts';
import { say } from '@shared/i18n/lang.ts';
import { formatClock, formatTime } from '@shared/time/format.ts';
import { Icon } from '../parts/Icon.tsx';
import { Question } from '../parts/Question.tsx';
import { useWords } from '../words.ts';
import { Answer } from './Answer.tsx';
import type { Keys } from './FollowPage.tsx';

interface Props {
  report: ReportProgress;
  keys: Keys;
  onRefresh: () => Promise<void>;
  onReport: (report: ReportProgress) => void;
}

/** How far a report has come, in plain words, newest last as it happened. */
export function Progress({ report, keys, onRefresh, onReport }: Props) {
  const t = useWords();
  const [at, setAt] = useState(() => Date.now());
  const closed = report.state === 'closed';
  return (
    <Question title={t('progress.title', { number: report.number })}>
      <p className={closed ? 'now closed' : 'now'}><span>{t('progress.now')}</span><strong>{closed && <Icon name="check" size={34} />}{t.of(`state.${report.state}`)}</strong></p>
      {report.mayAnswer && <Answer report={report} keys={keys} onReport={onReport} />}
      {report.answer && <p className="good"><Icon name="check" />{t('ask.thanks', { answer: t(report.answer.solved ? 'ask.yes' : 'ask.no') })}</p>}
      <h2>{t('progress.steps')}</h2>
      <ol className="steps">
        {report.steps.map((step, i) => (
          <li key={`${step.at}${step.code}`} className={i === report.steps.length - 1 ? 'last' : ''}>
            <strong>{t.of(`step.${step.code}`)}</strong>
            <time dateTime={step.at}>{formatTime(step.at, at)}</time>
          </li>
        ))}
      </ol>
      <dl className="review">
        <div><dt>{t('progress.said')}</dt><dd><p className="said">{report.text}</p></dd></div>
        <div><dt>{t('progress.where')}</dt><dd>{say(report.place.address, t.lang)}</dd></div>
      </dl>
      <button type="button" className="second" onClick={() => void onRefresh().then(() => setAt(Date.now()))}>{t('progress.refresh')}</button>
      <p className="lead" role="status">{t('progress.updated', { time: formatClock(at) })}</p>
    </Question>
  );
}
