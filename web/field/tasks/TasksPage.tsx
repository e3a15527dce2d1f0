import { formatAge } from '@shared/time/format.ts';
import type { Task } from '@shared/api/types/index.ts';
import { useCityNow } from '@shared/time/cityClock.ts';
import { AssistsLine } from '../assists/AssistsLine.tsx';
import { useDesk, useTasks } from '../desk/Desk.ts';
import { useTold } from '../desk/Told.ts';
import { Icon } from '../parts/Icon.tsx';
import { chooseMoves } from '../rules/nextMove.ts';
import { offShiftOf } from '../rules/shift.ts';
import { byUrgency } from '../rules/timeLeft.ts';
import { useWords } from '../words.ts';
import { FirstSteps } from './FirstSteps.tsx';
import { ResponseLine } from './ResponseLine.tsx';
import { TaskCard } from './TaskCard.tsx';

/** My tasks: what waits for me, what I have in hand, what others do now. */
export function TasksPage() {
  const t = useWords();
  const tasks = useTasks().filter((task) => task.state !== 'closed').sort(byUrgency);
  const mine = (task: Task) => !task.waiting && chooseMoves(task.allowedMoves).next !== null;
  const ringing = tasks.filter((task) => task.allowedMoves.includes('accept'));
  const active = tasks.filter((task) => !ringing.includes(task) && mine(task));
  const waiting = tasks.filter((task) => !ringing.includes(task) && !mine(task));
  return (
    <>
      <h1>{t('tasks.title')}</h1>
      <Freshness />
      <ResponseLine />
      <AssistsLine />
      <FirstSteps />
      {tasks.length === 0 && <Empty />}
      <Group title={t('tasks.ringing')} tasks={ringing} />
      <Group title={t('tasks.active')} tasks={active} />
      <Group title={t('tasks.waiting')} tasks={waiting} />
    </>
  );
}

function Group({ title, tasks }: { title: string; tasks: Task[] }) {
  if (tasks.length === 0) return null;
  return (
    <section>
      <h2 className="group">{title}<span className="group-count">{tasks.length}</span></h2>
      <ul className="plain cards">{tasks.map((task) => <TaskCard key={task.number} task={task} />)}</ul>
    </section>
  );
}

function Freshness() {
  const desk = useDesk();
  const t = useWords();
  const { at, stale } = useTold(desk.tasks.known);
  useCityNow(5000);
  if (at === null) return <p className="soft">{stale ? t('tasks.never') : ' '}</p>;
  const age = formatAge(at, Date.now(), t.lang);
  return <p className="soft">{t(stale ? 'tasks.offline' : 'tasks.age', { age })}</p>;
}

function Empty() {
  const desk = useDesk();
  const t = useWords();
  const off = useTold(desk.shift.state).on === false;
  return (
    <div className="empty">
      <Icon name={off ? 'moon' : 'bell'} size={56} />
      <p><strong>{t('tasks.empty')}</strong></p>
      <p className="soft">{off ? t(`tasks.emptyOff.${offShiftOf(desk.me.posts.map((post) => post.role))}`) : t('tasks.emptyOn')}</p>
    </div>
  );
}
