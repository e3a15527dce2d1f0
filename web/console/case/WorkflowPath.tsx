import type { CasePage } from '@shared/api/types/index.ts';
import { stepIndex, steps } from './steps.ts';
import { useCaseTextsHere } from './texts.ts';

/** The workflow as a path with the present step lit. */
export function WorkflowPath({ item }: { item: CasePage }) {
  const t = useCaseTextsHere();
  const at = stepIndex(item.state);
  return (
    <ol className="path" aria-label={t('path')}>
      {steps.map((step, i) => (
        <li key={step} className={i < at ? 'passed' : i === at ? 'present' : 'ahead'} aria-current={i === at ? 'step' : undefined}>
          <svg viewBox="0 0 20 20" width="18" height="18" aria-hidden="true">
            <circle cx="10" cy="10" r="8" fill={i < at ? 'currentColor' : 'none'} stroke="currentColor" strokeWidth="2" />
            {i < at && <path d="M6 10.5l2.8 2.8L14.4 7.5" fill="none" stroke="var(--surface)" strokeWidth="2" />}
            {i === at && <circle cx="10" cy="10" r="4" fill="currentColor" />}
          </svg>
          <span>{t(`step.${step}`)}</span>
        </li>
      ))}
    </ol>
  );
}
