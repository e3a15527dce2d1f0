import type { Severity } from '../api/types/index.ts';
import { useSharedTexts } from '../i18n/sharedTexts.ts';
import './marks.css';

/** The outline of each severity in a 24 × 24 box: circle, triangle, diamond, octagon. Shape tells it without color. */
export const severityPaths: Record<Severity, string> = {
  1: 'M12 4.5a7.5 7.5 0 1 0 0 15a7.5 7.5 0 1 0 0-15z',
  2: 'M12 3.2L22 20.8H2z',
  3: 'M12 1.6L22.4 12L12 22.4L1.6 12z',
  4: 'M8 2h8l6 6v8l-6 6H8l-6-6V8z',
};

interface Props {
  severity: Severity;
  /** Edge in px; 16 by default. */
  size?: number;
  /** Writes the word beside the shape; on by default. */
  word?: boolean;
}

/** Severity by shape and word and color. Without its word, the shape carries the word for those who listen. */
export function SeverityMark({ severity, size = 16, word = true }: Props) {
  const t = useSharedTexts();
  const name = t(`severity.${severity}`);
  return (
    <span className={`severity severity-${severity}`}>
      <svg
        viewBox="0 0 24 24" width={size} height={size}
        {...(word ? { 'aria-hidden': true } : { role: 'img', 'aria-label': name })}
      >
        <path d={severityPaths[severity]} fill="currentColor" />
        {severity === 4 && <path d="M12 6.5v6.5M12 16.2v1.6" stroke="var(--surface)" strokeWidth="2.6" strokeLinecap="round" />}
      </svg>
      {word && <span>{name}</span>}
    </span>
  );
}
