import { Link } from 'react-router';
import { stateWord } from '@shared/cases/moveWord.ts';
import type { Task } from '@shared/api/types/index.ts';
import { say } from '@shared/i18n/lang.ts';
import { useSharedTexts } from '@shared/i18n/sharedTexts.ts';
import { SeverityMark } from '@shared/marks/SeverityMark.tsx';
import { Icon } from '../parts/Icon.tsx';
import { OutcomePill } from '../task/OutcomePill.tsx';
import { titleClass } from '../task/title.ts';
import { useFar } from '../task/useFar.ts';
import { TimeLeft } from '../task/TimeLeft.tsx';
import { useWords } from '../words.ts';

/** One task of the list: what, where, how far, how long left. The whole card is the link. */
export function TaskCard({ task }: { task: Task }) {
  const t = useWords();
  const shared = useSharedTexts();
  const far = useFar(task.place);
  return (
    <li>
      <Link className={`card task-card edge-${task.severity}`} to={`/task/${encodeURIComponent(task.number)}`}>
        <span className="task-card-head">
          <SeverityMark severity={task.severity} size={20} />
          <span className="pill">{stateWord(task, shared)}</span>
          <OutcomePill task={task} />
          <TimeLeft task={task} />
        </span>
        <strong className={`task-card-title ${titleClass(task)}`}>{say(task.title, t.lang)}</strong>
        <span className="task-card-where"><Icon name="place" size={20} />{say(task.place.address, t.lang) || say(task.area.name, t.lang)}</span>
        {far && <span className="task-card-where"><Icon name="go" size={20} />{far.distance} · {far.way}</span>}
      </Link>
    </li>
  );
}
