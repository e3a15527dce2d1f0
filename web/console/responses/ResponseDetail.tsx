import { ArrowLeftOutlined } from '@ant-design/icons';
import { Checkbox } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import type { Level, ResponsePage, ResponseTask } from '@shared/api/types/index.ts';
import { say, useLang, type Lang } from '@shared/i18n/lang.ts';
import { explain } from '@shared/i18n/problems.ts';
import { useSharedTexts } from '@shared/i18n/sharedTexts.ts';
import { levelText } from '@shared/marks/level.ts';
import { SeverityMark } from '@shared/marks/SeverityMark.tsx';
import { useMay } from '@shared/session/useSession.ts';
import { useCityNow } from '@shared/time/cityClock.ts';
import { formatTime } from '@shared/time/format.ts';
import { At } from '../parts/Age.tsx';
import { ErrorState, RowsLoading } from '../parts/states.tsx';
import { SubjectLink } from '../parts/SubjectLink.tsx';
import { Decide } from './Decide.tsx';
import { LevelMark } from './LevelMark.tsx';
import { Path } from './Path.tsx';
import { ResponseHistory } from './ResponseHistory.tsx';
import { useResponse, useTask } from './queries.ts';
import { useResponseTexts } from './texts.ts';

/** One response: how far it has come, what is to be decided, what to do, on what it rests, and all that happened. */
export function ResponseDetail({ id, back }: { id: string; back: string }) {
  const t = useResponseTexts();
  const lang = useLang();
  const page = useResponse(id);
  if (page.isPending) return <div className="panel"><RowsLoading rows={12} /></div>;
  if (page.isError) return <div className="panel"><ErrorState error={page.error} onRetry={() => void page.refetch()} /></div>;
  const { response } = page.data;
  const level = response.level ?? response.proposed;
  const over = response.state === 'ended' || response.state === 'lapsed';
  return (
    <>
      <section className="panel response-head">
        <div className="response-title">
          <Link className="response-back" to={back} aria-label={t('back')}><ArrowLeftOutlined aria-hidden /></Link>
          {level && <LevelMark level={level} size={28} hollow={response.state !== 'inForce'} name={response.level ? response.levelName : response.proposedName} {...(response.level ? {} : { says: (text: string) => t('propose', { level: text }) })} />}
          <h2>{say(response.packageName, lang)} · {say(response.area.name, lang)}</h2>
          {response.groundsCleared && <span className="tag tag-wait">{t('cleared')}</span>}
          {response.waits && <span className="tag tag-wait">{t('waits')}</span>}
        </div>
        <Path response={response} />
        {response.groundsCleared && <p className="quiet">{t('clearedBody')}</p>}
        {response.declined && !over && <p className="quiet">{t(response.state === 'inForce' ? 'declinedMore' : 'declined', { level: nameOf(page.data, response.declined, lang) })}</p>}
        {response.waits && response.told > 0 && <p className="quiet">{t('told', { count: response.told })}</p>}
        {!over && <Decide page={page.data} onLook={() => void page.refetch()} />}
      </section>
      <div className="response-parts">
        <Tasks page={page.data} />
        <Grounds page={page.data} />
      </div>
      <ResponseHistory page={page.data} />
    </>
  );
}

/** A level of the package in its words. */
export const nameOf = (page: ResponsePage, level: Level | null, lang: Lang): string => levelText(level, page.levels.find((l) => l.level === level)?.name, lang);

function Tasks({ page }: { page: ResponsePage }) {
  const t = useResponseTexts();
  const shared = useSharedTexts();
  const lang = useLang();
  const now = useCityNow(60_000);
  const mark = useTask(page.response.id);
  const { response, tasks } = page;
  // Ticked as soon as it is pressed; taken back when the city says no.
  const [pressed, setPressed] = useState<Record<string, boolean>>({});
  const isDone = (task: ResponseTask): boolean => pressed[task.id] ?? task.doneAt !== null;
  const press = (task: string, done: boolean): void => {
    setPressed({ [task]: done });
    mark.mutate({ task, done }, { onSettled: () => setPressed({}) });
  };
  const preview = page.levels.find((l) => l.level === response.proposed);
  return (
    <section className="panel response-tasks">
      <header><h2>{t('tasks')}</h2>{tasks.length > 0 && <span className="quiet">{t('tasks.count', { done: response.tasksDone, all: response.tasks })}</span>}</header>
      {tasks.length > 0 ? (
        <ul>
          {tasks.map((task) => (
            <li key={task.id}>
              <Checkbox
                checked={isDone(task)} disabled={!page.mayWork}
                onChange={(e) => press(task.id, e.target.checked)}
              >
                {task.who && <b>{shared.of(`role.${task.who}`)} </b>}{say(task.text, lang)}
              </Checkbox>
              {task.doneAt && <span className="quiet">{t('tasks.done', { name: task.doneBy, at: formatTime(task.doneAt, now) })}</span>}
              {task.level !== response.level && <span className="quiet">{t('tasks.earlier', { level: nameOf(page, task.level, lang) })}</span>}
            </li>
          ))}
        </ul>
      ) : preview ? (
        <>
          <p className="quiet response-note">{t('tasks.preview')}</p>
          <ul>{preview.do.map((text, i) => <li key={i}>{say(text, lang)}</li>)}</ul>
        </>
      ) : <p className="quiet response-note">{t('tasks.none')}</p>}
      {mark.isError && <p className="problem response-note" role="alert">{explain(mark.error)}</p>}
      {response.state === 'ended' && tasks.length > 0 && <p className="quiet response-note">{t('tasks.over')}</p>}
      {page.steps.length > 0 && (
        <details>
          <summary>{t('steps')}</summary>
          <ol>{page.steps.map((step, i) => <li key={i}><b>{shared.of(`role.${step.who}`)}</b> {say(step.do, lang)}</li>)}</ol>
        </details>
      )}
    </section>
  );
}

function Grounds({ page }: { page: ResponsePage }) {
  const t = useResponseTexts();
  const lang = useLang();
  const mayAlarms = useMay('alarm.read');
  const { grounds, groundCount, state } = page.response;
  const list = new URLSearchParams({ show: 'all', condition: [...new Set(grounds.map((g) => `${g.kind}.${g.condition}`))].join(','), area: page.response.area.id });
  return (
    <section className="panel response-grounds">
      <header><h2>{t('grounds')}</h2><span className="quiet">{t(state === 'ended' ? 'grounds.atEnd' : state === 'lapsed' ? 'grounds.then' : 'grounds.now')}</span></header>
      {grounds.length === 0 ? <p className="quiet response-note">{t(state === 'ended' ? 'grounds.noneAtEnd' : 'grounds.none')}</p> : (
        <ul>
          {grounds.map((ground) => (
            <li key={ground.alarmId}>
              <SeverityMark severity={ground.severity} word={false} />
              <SubjectLink id={ground.deviceId}>{say(ground.deviceName, lang)}</SubjectLink>
              <span>{say(ground.conditionName, lang)}</span>
              <span className="quiet">{t('grounds.proposes', { level: nameOf(page, ground.level, lang) })}</span>
              <span className="quiet num">{t('since', { at: '' })}<At at={ground.startedAt} /></span>
            </li>
          ))}
          {groundCount > grounds.length && <li className="quiet">{t('grounds.more', { count: groundCount - grounds.length })}</li>}
        </ul>
      )}
      {mayAlarms && grounds.length > 0 && <p className="response-note"><Link to={`/alarms?${list.toString()}`}>{t('grounds.list')}</Link></p>}
    </section>
  );
}
