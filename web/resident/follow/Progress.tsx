import { useEffect, useState } from 'react';
import type { ReportProgress } from '@shared/api/types/index.ts';
import { say } from '@shared/i18n/lang.ts';
import { formatClock, formatTime } from '@shared/time/format.ts';
import { Icon } from '../parts/Icon.tsx';
import { Question } from '../parts/Question.tsx';
import { headlineOf, looksFinished, saidOf } from '../rules/standing.ts';
import { useWords } from '../words.ts';
import { Answer } from './Answer.tsx';
import type { Keys } from './followApi.ts';
import { MoreForm } from './MoreForm.tsx';
import { Photos } from './Photos.tsx';

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
  const [correcting, setCorrecting] = useState(false);
  // Whatever brought the report, a look or an answer, it is as of now.
  useEffect(() => {
    setAt(Date.now());
    setCorrecting(false);
  }, [report]);
  const finished = looksFinished(report);
  const said = saidOf(report);
  return (
    <Question title={t('progress.title', { number: report.number })}>
      <p className={finished ? 'now closed' : 'now'}><span>{t('progress.now')}</span><strong>{finished && <Icon name="check" size={34} />}{headlineOf(report, t)}</strong></p>
      {said === 'thanks' && <p className="good" role="status"><Icon name="check" />{t('ask.thanks', { answer: t('ask.yes') })}</p>}
      {said && said !== 'thanks' && <p className="unsolved" role="status">{t(`said.${said}`)}</p>}
      {report.mayAnswer && report.answer && !correcting && <button type="button" className="second" onClick={() => setCorrecting(true)}>{t('ask.correct')}</button>}
      {report.mayAnswer && (!report.answer || correcting) && <Answer key={String(report.answer?.at)} report={report} keys={keys} onReport={onReport} />}
      {report.asked && <p className="unsolved" role="status">{t('more.asked')}</p>}
      {report.maySay && <MoreForm key={report.steps.length} report={report} keys={keys} onReport={onReport} />}
      {report.reporters > 1 && <p className="lead">{t('progress.others', { n: report.reporters })}</p>}
      <h2>{t('progress.steps')}</h2>
      <ol className="steps">
        {report.steps.map((step, i) => (
          <li key={`${step.at}${step.code}`} className={i === report.steps.length - 1 ? 'last' : ''}>
            <strong>{t.of(`step.${step.code}`)}</strong>
            <time dateTime={step.at}>{formatTime(step.at, at)}</time>
            {step.words && <p className="said">{step.words}</p>}
          </li>
        ))}
      </ol>
      <dl className="review">
        {report.removedAt && <div><dt>{t('progress.said')}</dt><dd>{t('progress.removed', { time: formatTime(report.removedAt, at) })}</dd></div>}
        {report.text && <div><dt>{t('progress.said')}</dt><dd><p className="said">{report.text}</p></dd></div>}
        {report.photos.length > 0 && <div><dt>{t('progress.photos')}</dt><dd><Photos report={report} keys={keys} /></dd></div>}
        <div><dt>{t('progress.where')}</dt><dd>{say(report.place.address, t.lang)}</dd></div>
      </dl>
      <button type="button" className="second" onClick={() => void onRefresh()}>{t('progress.refresh')}</button>
      <p className="lead" role="status">{t('progress.updated', { time: formatClock(at) })}</p>
    </Question>
  );
}
