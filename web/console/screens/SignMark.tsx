import type { SignState } from '@shared/api/types/index.ts';
import { severityPaths } from '@shared/marks/SeverityMark.tsx';
import { useScreenTexts } from './texts.ts';

/** An octagon for red, a triangle for amber, a broken circle where nothing is known, a tick where all is well. */
export function SignMark({ state, size = 14, word = true }: { state: SignState; size?: number; word?: boolean }) {
  const t = useScreenTexts();
  return (
    <span className={`sign-mark sign-${state}`}>
      <svg viewBox="0 0 24 24" width={size} height={size} {...(word ? { 'aria-hidden': true } : { role: 'img', 'aria-label': t(`state.${state}`) })}>
        {state === 'act' && <path d={severityPaths[4]} fill="currentColor" />}
        {state === 'warn' && <path d={severityPaths[2]} fill="currentColor" />}
        {state === 'noData' && <circle cx="12" cy="12" r="8" fill="none" stroke="currentColor" strokeWidth="2.6" strokeDasharray="4 3" />}
        {state === 'well' && <path d="M4 13l5 5L20 6" fill="none" stroke="currentColor" strokeWidth="3" />}
      </svg>
      {word && <span>{t(`state.${state}`)}</span>}
    </span>
  );
}
