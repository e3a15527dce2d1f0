import { useCallback, useEffect, useState } from 'react';
import { Link } from 'react-router';
import { api } from '@shared/api/client.ts';
import type { NeighborhoodTask, Page, WorkItemSummary } from '@shared/api/types/index.ts';
import { say } from '@shared/i18n/lang.ts';
import { explain } from '@shared/i18n/problems.ts';
import { hoursOf, useWorkItemTexts } from '@shared/i18n/workItemTexts.ts';
import { useCityNow } from '@shared/time/cityClock.ts';
import { formatTime } from '@shared/time/format.ts';
import { useDesk } from '../desk/Desk.ts';
import { Icon } from '../parts/Icon.tsx';
import { useWords } from '../words.ts';
import { TaskMove } from './TaskMove.tsx';

interface Told { tasks: NeighborhoodTask[]; items: WorkItemSummary[] }

/** What departments asked of my neighborhood, or my department of others; and the items that may be asked. */
export function ItemsPage() {
  const t = useWords();
  const words = useWorkItemTexts();
  const desk = useDesk();
  const now = useCityNow(60_000);
  const [told, setTold] = useState<Told | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const [tries, setTries] = useState(0);
  const [moving, setMoving] = useState<{ task: NeighborhoodTask; move: string } | null>(null);
  const again = useCallback((): void => setTries((n) => n + 1), []);
  const asks = desk.me.actions.includes('workItem.ask');
  useEffect(() => {
    const abort = new AbortController();
    Promise.all([
      api.get<Page<NeighborhoodTask>>('/neighborhood-tasks', { state: 'open', limit: 100 }, abort.signal),
      api.get<Page<WorkItemSummary>>('/work-items', { limit: 100 }, abort.signal),
    ]).then(([tasks, items]) => { setTold({ tasks: tasks.items, items: items.items }); setFailure(null); }).catch((error: unknown) => {
      if (!abort.signal.aborted) setFailure(error);
    });
    return () => abort.abort();
  }, [tries]);
  useEffect(() => desk.live.on('myWorkItem', again), [desk, again]);
  useEffect(() => desk.live.onGap(again), [desk, again]);
  const mine = told?.tasks.filter((task) => task.waitsForMe) ?? [];
  const others = told?.tasks.filter((task) => !task.waitsForMe) ?? [];
  const shown = told?.items.filter((item) => item.inForce || item.waitsForMe || (asks && ['asked', 'returned'].includes(item.state))) ?? [];
  return (
    <>
      <h1>{t('items.title')}</h1>
      {asks && <Link className="wide" to="/items/new"><Icon name="plus" />{words('ask')}</Link>}
      {failure ? <p className="callout late" role="alert">{explain(failure)} <button type="button" className="plain-button" onClick={again}>{t('items.again')}</button></p> : null}
      {!told && !failure && <p className="soft" role="status">{t('items.loading')}</p>}
      {told && told.tasks.length === 0 && shown.length === 0 && <div className="empty"><Icon name="me" size={56} /><p><strong>{t('items.empty')}</strong></p><p className="soft">{t('items.emptyBody')}</p></div>}
      {([['items.mine', mine], ['items.others', others]] as const).map(([title, tasks]) => tasks.length > 0 && (
        <section key={title}>
          <h2 className="group">{t(title)}<span className="group-count">{tasks.length}</span></h2>
          <ul className="plain cards">
            {tasks.map((task) => (
              <li key={task.number} className={`card meeting-card${task.late ? ' is-late' : ''}`}>
                <span className="task-card-head"><span className="pill">{words(`task.${task.state}`)}</span><b>{words('due.of', { at: formatTime(task.dueAt, now) })}</b>{task.late && <span className="pill late">{words('late')}</span>}</span>
                <strong className="task-card-title">{task.what}</strong>
                <span className="soft">{task.number} · {say(task.committee.name, t.lang)} ← {say(task.body.name, t.lang)} · {task.itemName}</span>
                {task.words && <span className="meeting-minutes">{task.words}</span>}
                {task.moves.length > 0 && <span className="meeting-buttons">{task.moves.map((m) => <button key={m.move} type="button" className={`plain-button${m.move === 'object' || m.move === 'drop' ? ' danger' : ''}`} onClick={() => setMoving({ task, move: m.move })}>{words.of(`move.${m.move}`)}</button>)}</span>}
              </li>
            ))}
          </ul>
        </section>
      ))}
      {shown.length > 0 && (
        <section>
          <h2 className="group">{t('items.list')}<span className="group-count">{shown.length}</span></h2>
          <ul className="plain cards">
            {shown.map((item) => (
              <li key={item.number}>
                <Link className="card meeting-card" to={`/items/${encodeURIComponent(item.number)}`}>
                  <span className="task-card-head"><span className="pill">{words(`state.${item.state}`)}</span><b>{words('until.of', { day: item.until })}</b></span>
                  <strong className="task-card-title">{item.name}</strong>
                  <span className="soft">{say(item.body.name, t.lang)} · {words('times.of', { times: item.timesPerYear })} · {words('hours.of', { hours: hoursOf(item.minutes) })}</span>
                </Link>
              </li>
            ))}
          </ul>
        </section>
      )}
      {moving && <TaskMove {...moving} onClose={() => setMoving(null)} onMade={again} />}
    </>
  );
}
