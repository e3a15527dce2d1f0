import type { Level, Text } from '@shared/api/types/index.ts';
import { useLang } from '@shared/i18n/lang.ts';
import { gravity, levelText } from '@shared/marks/level.ts';
import { severityPaths } from '@shared/marks/SeverityMark.tsx';

interface Props {
  level: Level;
  /** As the package says it. */
  name: Text | null;
  /** Around the level's own words: a sentence such as "proposed: …". */
  says?: (level: string) => string;
  /** Proposed and not in force: only the outline. */
  hollow?: boolean;
  size?: number;
}

/** A level of response by shape, word and color; a proposal is hollow, what is in force is filled. */
export function LevelMark({ level, name, says, hollow = false, size = 16 }: Props) {
  const text = levelText(level, name, useLang());
  const grave = gravity[level];
  return (
    <span className={`severity severity-${grave} level-mark`}>
      <svg viewBox="0 0 24 24" width={size} height={size} aria-hidden="true">
        <path d={severityPaths[grave]} fill={hollow ? 'none' : 'currentColor'} stroke="currentColor" strokeWidth={hollow ? 2.6 : 0} />
      </svg>
      <b>{says ? says(text) : text}</b>
    </span>
  );
}
