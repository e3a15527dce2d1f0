import type { CasePage } from '@shared/api/types/index.ts';
import { pathOf } from './steps.ts';
import { useCaseTextsHere } from './texts.ts';

/** The workflow as a path: what was done is ticked, what comes next is lit, and what nobody did is struck through. */
export function WorkflowPath({ item }: { item: CasePage }) {
  const t = useCaseTextsHere();
  return (
    <ol className="path" aria-label={t('path')}>
      {pathOf(item).map(({ step, look }) => (
        <li key={step} className={look} aria-current={look === 'present' ? 'step' : undefined}>
          <svg viewBox="0 0 20 20" width="18" height="18" aria-hidden="true">
            <circle cx="10" cy="10" r="8" fill={look === 'passed' ? 'currentColor' : 'none'} stroke="currentColor" strokeWidth="2" strokeDasharray={look === 'skipped' ? '3 3' : undefined} />
            {look === 'passed' && <path d="M6 10.5l2.8 2.8L14.4 7.5" fill="none" stroke="var(--surface)" strokeWidth="2" />}
            {look === 'skipped' && <path d="M6 10h8" stroke="currentColor" strokeWidth="2" />}
            {look === 'present' && <circle cx="10" cy="10" r="4" fill="currentColor" />}
          </svg>
          <span>{t(`step.${step}`)}{look === 'skipped' && <small>{t('step.skipped')}</small>}</span>
        </li>
      ))}
    </ol>
  );
}
