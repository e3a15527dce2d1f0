import { pathMarks, pathSteps, type Walked } from '../rules/walk.ts';
import { useWords } from '../words.ts';

/** The way of a case as a drawn path: the present step lit, the steps that nobody took hollow and said to be so. */
export function StepPath({ task }: { task: Walked }) {
  const t = useWords();
  const marks = pathMarks(task);
  return (
    <ol className="path" aria-label={t('status')}>
      {pathSteps.map((step, i) => (
        <li key={step} className={marks[i]} {...(marks[i] === 'present' ? { 'aria-current': 'step' } : {})}>
          {t(`path.${step}`)}
          {marks[i] === 'skipped' && <span className="sr-only">{t('path.skipped')}</span>}
        </li>
      ))}
    </ol>
  );
}
