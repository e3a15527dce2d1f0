import { useState } from 'react';
import { say } from '@shared/i18n/lang.ts';
import { useSharedTexts } from '@shared/i18n/sharedTexts.ts';
import { levelText } from '@shared/marks/level.ts';
import { cityClock, useCityNow } from '@shared/time/cityClock.ts';
import { formatTime } from '@shared/time/format.ts';
import { useDesk } from '../desk/Desk.ts';
import type { KnownResponse } from '../desk/ResponseBook.ts';
import { useTold } from '../desk/Told.ts';
import { Refusal } from '../outbox/Refused.tsx';
import { Icon } from '../parts/Icon.tsx';
import { Sheet } from '../parts/Sheet.tsx';
import { isSettling, settle, useSettling } from '../parts/settle.ts';
import { byLevel, foresee, subjectOf, type Item } from '../rules/checklist.ts';
import { storeFault, type StoreFault } from '../rules/storeFault.ts';
import { useWords } from '../words.ts';

/** What the level sets going: one wide row for each thing, ticked by a thumb, on the phone at once and at the center as soon as it can be reached. */
export function Checklist({ one: { response, tasks, levels, mayWork } }: { one: KnownResponse }) {
  const t = useWords();
  const desk = useDesk();
  const items = foresee(response.id, tasks, useTold(desk.entries), desk.me.userName);
  const done = items.filter((item) => item.done).length;
  const [takingBack, setTakingBack] = useState<Item | null>(null);
  const [fault, setFault] = useState<StoreFault | null>(null);
  const tick = ({ task }: Item, isDone: boolean) => {
    settle();
    setFault(null);
    setTakingBack(null);
    const occurredAt = new Date(cityClock.now()).toISOString();
    desk.outbox.add({ kind: 'task', subject: subjectOf(response.id, task.id), label: say(task.text, t.lang), body: { done: isDone }, photos: [], occurredAt })
      .catch((error: unknown) => setFault(storeFault(error)));
  };
  const press = (item: Item) => {
    if (isSettling()) return;
    if (item.done) setTakingBack(item);
    else tick(item, true);
  };
  const groups = byLevel(items, response.level);
  return (
    <section className="checklist" aria-label={t('response.tasks')}>
      <p className="checklist-head" role="status">
        <b>{t('response.tasks')}</b>
        {items.length > 0 && <span>{t(done === items.length ? 'response.allDone' : 'response.count', { done, all: items.length })}</span>}
      </p>
      {items.length > 0 && <span className="checklist-bar" aria-hidden="true"><i style={{ width: `${(100 * done) / items.length}%` }} /></span>}
      {fault && <p className="callout late" role="alert">{t(`store.${fault}`)}</p>}
      {items.length === 0 && <p className="soft">{t('response.noTasks')}</p>}
      {groups.map((group) => (
        <div key={group.level}>
          {groups.length > 1 && <h2 className="group">{t('response.ofLevel', { level: levelText(group.level, levels.find((l) => l.level === group.level)?.name, t.lang) })}</h2>}
          <ul className="plain checks">
            {group.items.map((item) => <Row key={item.task.id} item={item} mayWork={mayWork} onPress={() => press(item)} />)}
          </ul>
        </div>
      ))}
      {takingBack && <TakeBack item={takingBack} onClose={() => setTakingBack(null)} onYes={() => tick(takingBack, false)} />}
    </section>
  );
}

function Row({ item, mayWork, onPress }: { item: Item; mayWork: boolean; onPress: () => void }) {
  const t = useWords();
  const shared = useSharedTexts();
  const desk = useDesk();
  const now = useCityNow(60_000);
  const { task, done, at, by, waits, refused } = item;
  return (
    <li>
      <button type="button" role="checkbox" aria-checked={done} className={done ? 'check done' : 'check'} disabled={!mayWork || refused !== null} onClick={onPress}>
        <span className="check-box" aria-hidden="true">{done && <Icon name="check" size={26} />}</span>
        <span className="check-text">
          <b>{say(task.text, t.lang)}</b>
          {task.who && <small className={desk.me.posts.some((post) => post.role === task.who) ? 'check-who mine' : 'check-who'}>{shared.of(`role.${task.who}`, null, task.who)}</small>}
          {waits ? <small className="check-waits"><Icon name="upload" size={18} />{t('task.pending')}</small>
            : done && at && <small>{t('response.doneBy', { at: formatTime(at, now), who: say(by, t.lang) })}</small>}
        </span>
      </button>
      {refused && <div className="callout late refused-check" role="alert"><strong>{t(refused.body['done'] === true ? 'queue.task' : 'queue.taskBack', { words: refused.label })}</strong><Refusal entry={refused} /></div>}
    </li>
  );
}

/** A tick is taken back only on purpose: a thumb that slips would tell the center that nobody went. */
function TakeBack({ item, onClose, onYes }: { item: Item; onClose: () => void; onYes: () => void }) {
  const t = useWords();
  const settling = useSettling();
  return (
    <Sheet title={t('response.takeBack')} onClose={onClose}>
      <p>{say(item.task.text, t.lang)}</p>
      <button type="button" className="wide" onClick={onClose}>{t('response.keep')}</button>
      <button type="button" className="plain-button danger" disabled={settling} onClick={onYes}>{t('response.takeBack.yes')}</button>
    </Sheet>
  );
}
