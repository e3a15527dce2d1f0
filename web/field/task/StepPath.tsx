import type { CaseState } from '@shared/api/types/index.ts';
import { pathSteps, presentStep } from '../rules/timeLeft.ts';
import { useWords } from '../words.ts';

/** The way of a case as a drawn path with the present step lit. */
export function StepPath({ state }: { state: CaseState }) {
  const t = useWords();
  const present = presentStep(state);
  return (
    <ol className="path" aria-label={t('status')}>
      {pathSteps.map((step, i) => (
        <li key={step} className={i < present ? 'past' : i === present ? 'present' : ''} {...(i === present ? { 'aria-current': 'step' } : {})}>
          {t(`path.${step}`)}
        </li>
      ))}
    </ol>
  );
}
