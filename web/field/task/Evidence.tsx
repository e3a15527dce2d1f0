import type { Task } from '@shared/api/types.ts';
import { say } from '@shared/i18n/lang.ts';
import { useSharedTexts } from '@shared/i18n/sharedTexts.ts';
import { useCityNow } from '@shared/time/cityClock.ts';
import { formatAge, formatNumber } from '@shared/time/format.ts';
import { useDesk } from '../desk/Desk.ts';
import { useWords } from '../words.ts';
import { coded } from './coded.ts';

/** What was reported and what the sensor says, each with its age. */
export function Evidence({ task }: { task: Task }) {
  const t = useWords();
  const shared = useSharedTexts();
  const now = useCityNow(5000);
  useDesk();
  return (
    <section className="evidence">
      {task.text && <blockquote><span className="soft">{t('task.words')}</span><p>{task.text}</p></blockquote>}
      <dl>
        {task.alarm && (
          <div>
            <dt>{t('task.sensor')}</dt>
            <dd>
              {say(task.alarm.conditionName, t.lang)} <b>{formatNumber(task.alarm.value)}</b>
              <span className="soft"> {formatAge(task.alarm.raisedAt, now, t.lang)}</span>
            </dd>
          </div>
        )}
        {task.evidence.map((piece) => (
          <div key={`${piece.code}${piece.at}`}>
            <dt>{t('task.sensor')}</dt>
            <dd>{coded('evidence', piece, t)} <span className="soft">{formatAge(piece.at, now, t.lang)}</span></dd>
          </div>
        ))}
        <div><dt>{t('task.source')}</dt><dd>{shared(`source.${task.source}`)} · {say(task.categoryName, t.lang)}</dd></div>
      </dl>
    </section>
  );
}
