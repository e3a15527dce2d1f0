import { Link } from 'react-router';
import type { Task } from '@shared/api/types/index.ts';
import { useMeetingTexts } from '@shared/i18n/meetingTexts.ts';
import { useCityNow } from '@shared/time/cityClock.ts';
import { formatTime } from '@shared/time/format.ts';
import { Icon } from '../parts/Icon.tsx';
import { useWords } from '../words.ts';

/** The summonses about this case, and the way to call bodies to it. */
export function TaskMeetings({ task }: { task: Task }) {
  const t = useWords();
  const words = useMeetingTexts();
  const now = useCityNow(60_000);
  // A phone may still hold a task that was told before there were any.
  const meetings = task.meetings ?? [];
  if (meetings.length === 0 && !task.mayCallMeeting) return null;
  return (
    <section className="meeting-part">
      <h2>{t('meetings.ofCase')}</h2>
      {meetings.map((one) => <Link key={one.number} className="card meeting-card" to={`/meeting/${encodeURIComponent(one.number)}`}><b>{words(`kind.${one.kind}`)} {one.matter}</b><span className="soft">{words(`comeBy.${one.kind}`, { at: formatTime(one.comeBy, now) })} · {words(`state.${one.state}`)}</span></Link>)}
      {task.mayCallMeeting && <Link className="plain-button" to={`/meetings/new?case=${encodeURIComponent(task.number)}`}><Icon name="plus" size={22} />{t('meetings.callToCase')}</Link>}
    </section>
  );
}
