import { useEffect } from 'react';
import { Link } from 'react-router';
import type { MeetingSummary } from '@shared/api/types/index.ts';
import { say } from '@shared/i18n/lang.ts';
import { useMeetingTexts } from '@shared/i18n/meetingTexts.ts';
import { useCityNow } from '@shared/time/cityClock.ts';
import { formatAge, formatTime } from '@shared/time/format.ts';
import { useDesk } from '../desk/Desk.ts';
import { useTold } from '../desk/Told.ts';
import { Icon } from '../parts/Icon.tsx';
import { useWords } from '../words.ts';

/** The summonses and meetings in which I have a part: what waits for me first. */
export function MeetingsPage() {
  const t = useWords();
  const desk = useDesk();
  const { items, at, stale } = useTold(desk.meetings.known);
  useEffect(() => void desk.meetings.refresh(), [desk]);
  useCityNow(5_000);
  const mine = items.filter((item) => item.waitsForMe > 0);
  const others = items.filter((item) => item.waitsForMe === 0);
  return (
    <>
      <h1>{t('meetings.title')}</h1>
      <p className="soft">{at === null ? (stale ? t('tasks.never') : ' ') : t(stale ? 'tasks.offline' : 'tasks.age', { age: formatAge(at, Date.now(), t.lang) })}</p>
      {desk.me.actions.includes('meeting.call') && <Link className="wide" to="/meetings/new"><Icon name="plus" />{t('meetings.call')}</Link>}
      {desk.me.actions.includes('workItem.read') && <Link className="plain-button" to="/items"><Icon name="tasks" />{t('items.title')}</Link>}
      {items.length === 0 && at !== null && <div className="empty"><Icon name="me" size={56} /><p><strong>{t('meetings.empty')}</strong></p><p className="soft">{t('meetings.emptyBody')}</p></div>}
      <Group title={t('meetings.mine')} items={mine} />
      <Group title={t('meetings.others')} items={others} />
    </>
  );
}

function Group({ title, items }: { title: string; items: MeetingSummary[] }) {
  const words = useMeetingTexts();
  const t = useWords();
  const now = useCityNow(60_000);
  if (items.length === 0) return null;
  return (
    <section>
      <h2 className="group">{title}<span className="group-count">{items.length}</span></h2>
      <ul className="plain cards">
        {items.map((item) => (
          <li key={item.id}>
            <Link className={`card meeting-card${item.late ? ' is-late' : ''}`} to={`/meeting/${encodeURIComponent(item.number)}`}>
              <span className="task-card-head"><span className="pill">{words(`kind.${item.kind}`)}</span><b>{words(`comeBy.${item.kind}`, { at: formatTime(item.comeBy, now) })}</b>{item.waitsForMe > 0 && <span className="pill late">{t('meetings.waits', { n: item.waitsForMe })}</span>}</span>
              <strong className="task-card-title">{item.matter}</strong>
              <span className="task-card-where"><Icon name="place" size={20} />{item.address}</span>
              <span className="soft">{item.bodies.map((body) => `${say(body.name, t.lang)} ${say(body.step, t.lang)}`).join(t.lang === 'zh' ? '、' : ', ')}</span>
              {item.level && <span className="meeting-late">{words('level', { level: item.level })}</span>}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** How many things wait for me, over all meetings. */
export function useMeetingCount(): number {
  const { items } = useTold(useDesk().meetings.known);
  return items.reduce((sum, item) => sum + item.waitsForMe, 0);
}
