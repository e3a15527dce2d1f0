import type { Device, Task } from '@shared/api/types/index.ts';
import { say } from '@shared/i18n/lang.ts';
import { useSharedTexts } from '@shared/i18n/sharedTexts.ts';
import { useCityNow } from '@shared/time/cityClock.ts';
import { sourceOf } from '@shared/i18n/subjects.ts';
import { valueText } from '@shared/i18n/valueText.ts';
import { formatAge } from '@shared/time/format.ts';
import { withEvidence } from '../rules/deviceValues.ts';
import { useWords } from '../words.ts';
import { coded } from './coded.ts';

/** What was reported and what the sensor says, each with its age. */
export function Evidence({ task, device }: { task: Task; device: Device | null }) {
  const t = useWords();
  const shared = useSharedTexts();
  const now = useCityNow(5000);
  return (
    <section className="evidence">
      {task.text && <blockquote><span className="soft">{t('task.words')}</span><p>{task.text}</p></blockquote>}
      {task.history.filter((line) => line.code === 'reporterSaid').map((line) => (
        <blockquote key={line.id}><span className="soft">{t('task.said', { age: formatAge(line.at, now, t.lang) })}</span><p>{line.note}</p></blockquote>
      ))}
      <dl>
        {withEvidence(device?.values ?? [], task.evidence).map((value) => (
          <div key={value.name}>
            <dt>{say(value.label, t.lang)}</dt>
            <dd>
              {valueText(value, t.lang)}
              {value.at && <span className="soft"> {formatAge(value.at, now, t.lang)}</span>}
            </dd>
          </div>
        ))}
        {task.evidence.map((piece) => (
          <div key={`${piece.code}${piece.at}`}>
            <dt>{t('task.sensor')}</dt>
            <dd>{coded('evidence', piece, t, now, device, undefined, task)} <span className="soft">{formatAge(piece.at, now, t.lang)}</span></dd>
          </div>
        ))}
        <div><dt>{t('task.source')}</dt><dd>{shared(`source.${sourceOf(task)}`)} · {say(task.categoryName, t.lang)}</dd></div>
      </dl>
    </section>
  );
}
