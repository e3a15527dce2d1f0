import { useState } from 'react';
import { fileUrl } from '@shared/api/client.ts';
import type { Device, HistoryEntry, Task, Text } from '@shared/api/types/index.ts';
import { say } from '@shared/i18n/lang.ts';
import { peopleOf } from '@shared/i18n/people.ts';
import { useCityNow } from '@shared/time/cityClock.ts';
import { formatTime } from '@shared/time/format.ts';
import { useSharedTexts } from '@shared/i18n/sharedTexts.ts';
import { howOf } from '@shared/i18n/subjects.ts';
import { useWords } from '../words.ts';
import { Icon } from '../parts/Icon.tsx';
import { coded } from './coded.ts';
import { MoveSheet } from './MoveSheet.tsx';

const shortLength = 3;

/** Who did what and when, newest first. */
export function CaseHistory({ task, device }: { task: Task; device: Device | null }) {
  const t = useWords();
  const [all, setAll] = useState(false);
  const [noting, setNoting] = useState(false);
  const entries = [...task.history].sort((a, b) => b.at.localeCompare(a.at) || b.id.localeCompare(a.id));
  const people = peopleOf(task);
  const shown = all ? entries : entries.slice(0, shortLength);
  return (
    <section className="history">
      <div className="history-head">
        <h2>{t('task.history')}</h2>
        {task.allowedMoves.includes('note') && <button type="button" className="plain-button" onClick={() => setNoting(true)}><Icon name="note" size={20} />{t('task.note')}</button>}
      </div>
      <ol className="plain timeline">{shown.map((entry) => <HistoryRow key={entry.id} task={task} entry={entry} device={device} people={people} />)}</ol>
      {!all && entries.length > shortLength && <button type="button" className="plain-button" onClick={() => setAll(true)}>{t('task.history.more', { n: entries.length })}</button>}
      {noting && <MoveSheet task={task} move="note" onClose={() => setNoting(false)} />}
    </section>
  );
}

function HistoryRow({ task, entry, device, people }: { task: Task; entry: HistoryEntry; device: Device | null; people: ReadonlyMap<string, Text> }) {
  const t = useWords();
  const shared = useSharedTexts();
  const now = useCityNow(60000);
  return (
    <li>
      <time dateTime={entry.at}>{formatTime(entry.at, now)}</time>
      <div>
        <p><strong>{coded('history', entry, t, now, device, people, task)}</strong></p>
        <p className="soft">{entry.by.machine ? shared('app.machine') : say(entry.by.displayName, t.lang)} · {shared(`how.${howOf(entry.how, task.deviceId)}`)}</p>
        {entry.note && <p>{entry.note}</p>}
        {entry.fileIds.length > 0 && <p className="thumbs">{entry.fileIds.map((id, i) => <img key={id} src={fileUrl(id)} alt={t('task.photoOf', { n: i + 1, all: entry.fileIds.length })} loading="lazy" />)}</p>}
      </div>
    </li>
  );
}
