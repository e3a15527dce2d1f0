import { useEffect, useState } from 'react';
import { Link, useParams } from 'react-router';
import { stateWord } from '@shared/cases/moveWord.ts';
import { api } from '@shared/api/client.ts';
import type { CasePage, Task } from '@shared/api/types/index.ts';
import { explain } from '@shared/i18n/problems.ts';
import { say } from '@shared/i18n/lang.ts';
import { useSharedTexts } from '@shared/i18n/sharedTexts.ts';
import { SeverityMark } from '@shared/marks/SeverityMark.tsx';
import { useCityNow } from '@shared/time/cityClock.ts';
import { formatAge } from '@shared/time/format.ts';
import { useDesk, useTasks } from '../desk/Desk.ts';
import { useTold } from '../desk/Told.ts';
import { RefusedHere } from '../outbox/Refused.tsx';
import { Notices, SignedOut, useFirstTouch } from '../parts/Frame.tsx';
import { Icon } from '../parts/Icon.tsx';
import { LineMark, QueueCount } from '../parts/StatusBar.tsx';
import { waitingMoves } from '../rules/queue.ts';
import { useWords } from '../words.ts';
import { CaseHistory } from './CaseHistory.tsx';
import { Evidence } from './Evidence.tsx';
import { Steps } from './Steps.tsx';
import { Media } from './Media.tsx';
import { CrewCall } from './Calls.tsx';
import { MoveBar } from './MoveBar.tsx';
import { OutcomePill } from './OutcomePill.tsx';
import { FirstAsked } from './FirstAsked.tsx';
import { Supervisions } from './Supervisions.tsx';
import { TaskAssists } from '../assists/TaskAssists.tsx';
import { TaskMeetings } from '../meetings/TaskMeetings.tsx';
import { StepPath } from './StepPath.tsx';
import { TimeLeft } from './TimeLeft.tsx';
import { titleClass } from './title.ts';
import { useDevice } from './useDevice.ts';
import { useFar } from './useFar.ts';

/** One task on the screen: what, where, how far, how long left; photo or map; one wide button. */
export function TaskPage() {
  const number = useParams()['number'] ?? '';
  const t = useWords();
  const shared = useSharedTexts();
  useFirstTouch();
  const { task, failure } = useTask(number);
  if (!task) {
    return (
      <main className="whole">
        <p role={failure ? 'alert' : 'status'}>{failure ? explain(failure) : shared('app.loading')}</p>
        {failure ? <p className="soft">{t('task.gone')}</p> : null}
        <Link className="wide" to="/">{t('task.back')}</Link>
      </main>
    );
  }
  // A ring may lead from one task to the next: what was open on the first is not open on the second.
  return <TaskView key={task.number} task={task} />;
}

function TaskView({ task }: { task: Task }) {
  const t = useWords();
  const shared = useSharedTexts();
  const device = useDevice(task.deviceId, task.version);
  return (
    <div className="task">
      <header className="task-bar">
        <Link className="round" to="/" aria-label={t('task.back')}><Icon name="back" /></Link>
        <span className="task-id"><span className="task-number">{task.number}</span><LineAge /></span>
        <QueueCount brief />
        <span className="pill">{stateWord(task, shared)}</span>
      </header>
      <SignedOut />
      <main className="task-main">
        <RefusedHere caseNumber={task.number} />
        <section className={`task-what edge-${task.severity}`}>
          <p className="task-marks"><SeverityMark severity={task.severity} size={22} /><OutcomePill task={task} /></p>
          <h1 className={titleClass(task)}>{say(task.title, t.lang)}</h1>
          <p className="task-where"><Icon name="place" size={22} />{say(task.place.address, t.lang) || say(task.area.name, t.lang)}</p>
          <Measures task={task} />
        </section>
        {task.workflow.name === 'street' && <StepPath task={task} />}
        <FirstAsked task={task} />
        <Supervisions task={task} />
        <TaskAssists task={task} />
        <TaskMeetings task={task} />
        <Crew task={task} />
        <Media task={task} />
        <Evidence task={task} device={device} />
        <Steps task={task} />
        <CaseHistory task={task} device={device} />
      </main>
      <Notices />
      <MoveBar task={task} />
    </div>
  );
}

/** Whether what is shown is of now, as on the list: the line, and without one the age of what was last fetched. */
function LineAge() {
  const t = useWords();
  const { at, stale } = useTold(useDesk().tasks.known);
  useCityNow(5000);
  const age = stale && at !== null ? t('tasks.age', { age: formatAge(at, Date.now(), t.lang) }) : null;
  return <span className="task-line"><LineMark />{age && <span className="line">{age}</span>}</span>;
}

/** Once handed over, who comes and their number stand on the task itself, until it is closed. */
function Crew({ task }: { task: Task }) {
  const { me } = useDesk();
  const coming = task.state === 'handedOver' || task.state === 'handling' || task.state === 'done';
  const own = me.posts.some((post) => post.role === 'crew');
  return coming && !own && task.crew?.phone ? <div className="task-crew"><CrewCall crew={task.crew} /></div> : null;
}

function Measures({ task }: { task: Task }) {
  const t = useWords();
  const far = useFar(task.place);
  const desk = useDesk();
  const waits = waitingMoves(useTold(desk.entries), desk.me.userName, task.number).length > 0;
  return (
    <div className="measures">
      <p className="measure">
        <span className="measure-word">{t('far')}</span>
        {far
          ? <b><span className="needle" style={{ transform: `rotate(${far.bearing}deg)` }} aria-hidden="true"><Icon name="go" size={22} /></span>{far.distance}</b>
          : <b className="quiet">{t('far.unknown')}</b>}
        {far && <span className="soft">{far.way} · {t('far.walk', { n: far.walkMinutes })}</span>}
      </p>
      <div className="measure measure-left">
        <TimeLeft task={task} />
        {waits && <span className="soft">{t('task.pending')}</span>}
      </div>
    </div>
  );
}

/**
 * The task of the list, or the case itself once it has left the list (given to somebody else, closed). Then it is fetched with every refresh of the list,
 * which each news of the case and each refusal brings; until it is there, what is shown has no moves: they are somebody else's.
 */
function useTask(number: string): { task: Task | null; failure: unknown } {
  const desk = useDesk();
  const listed = useTasks().find((task) => task.number === number) ?? null;
  const at = useTold(desk.tasks.known).at;
  const [page, setPage] = useState<Task | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const missing = listed === null;
  useEffect(() => {
    if (!missing) return;
    const abort = new AbortController();
    api.get<CasePage>(`/cases/${encodeURIComponent(number)}`, {}, abort.signal)
      .then((found) => {
        setPage({ ...found, ring: null, mine: false, waiting: true });
        setFailure(null);
      })
      .catch((error: unknown) => {
        if (!abort.signal.aborted) setFailure(error);
      });
    return () => abort.abort();
  }, [number, missing, at]);
  useEffect(() => {
    if (listed) setPage({ ...listed, ring: null, mine: false, allowedMoves: listed.allowedMoves.filter((move) => move === 'note') });
  }, [listed]);
  return { task: listed ?? (page?.number === number ? page : null), failure };
}
