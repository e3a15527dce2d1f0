import type { Task } from '@shared/api/types/index.ts';
import { say } from '@shared/i18n/lang.ts';
import { useSharedTexts } from '@shared/i18n/sharedTexts.ts';
import { useWords } from '../words.ts';

/** What is to be done, as the package of the alarm says. */
export function Steps({ task }: { task: Task }) {
  const t = useWords();
  const shared = useSharedTexts();
  if (task.steps.length === 0) return null;
  return (
    <section className="steps">
      <h2>{t('task.steps')}</h2>
      <ol>
        {task.steps.map((step, i) => <li key={i}>{say(step.do, t.lang)} <span className="soft">{shared.of(`role.${step.who}`, null, step.who)}</span></li>)}
      </ol>
    </section>
  );
}
