import { say } from '@shared/i18n/lang.ts';
import type { Task } from '@shared/api/types/index.ts';
import { useCityNow } from '@shared/time/cityClock.ts';
import { formatCount, formatDuration } from '@shared/time/format.ts';
import { timeLeft } from '../rules/timeLeft.ts';
import { useWords } from '../words.ts';

const minuteMs = 60000;

/** The running clock of a task with its word: how long left to accept, arrive, clear, or how late. */
export function TimeLeft({ task }: { task: Task }) {
  const t = useWords();
  const left = timeLeft(task, useCityNow());
  if (!left) return null;
  const long = Math.abs(left.leftMs) >= 60 * minuteMs;
  return (
    <span className={`left left-${left.mood}`}>
      <span className="left-word">{left.leftMs < 0 ? t('left.late') : t.of(`left.${left.kind}`, null, task.dueName ? say(task.dueName, t.lang) : '')}</span>
      <b>{long ? formatDuration(left.leftMs, t.lang) : formatCount(left.leftMs)}</b>
    </span>
  );
}
