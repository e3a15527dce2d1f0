import { useSharedTexts } from '@shared/i18n/sharedTexts.ts';
import { signInAddress } from '@shared/session/session.ts';
import { useCityNow } from '@shared/time/cityClock.ts';
import { formatTime } from '@shared/time/format.ts';
import { useDesk } from '../desk/Desk.ts';
import { useTold } from '../desk/Told.ts';
import { Sheet } from '../parts/Sheet.tsx';
import type { Entry } from '../rules/queue.ts';
import { useWords } from '../words.ts';
import { Refusal } from './Refused.tsx';

/** What is still on this phone: what waits, and what the center refused with the reason. */
export function QueueSheet({ onClose }: { onClose: () => void }) {
  const desk = useDesk();
  const t = useWords();
  const own = useTold(desk.entries).filter((entry) => entry.account === desk.me.userName);
  const signedOut = useTold(desk.tasks.signedOut);
  return (
    <Sheet title={t('queue.title')} onClose={onClose}>
      <p className="soft">{own.length === 0 ? t('queue.none') : t('queue.lead')}</p>
      {!desk.outbox.durable && <p className="callout warn">{t('queue.fragile')}</p>}
      {signedOut && <p className="callout warn"><a href={signInAddress()}>{t('queue.signIn')}</a></p>}
      <ul className="plain rows">
        {own.map((entry) => <QueueRow key={entry.key} entry={entry} />)}
      </ul>
    </Sheet>
  );
}

function QueueRow({ entry }: { entry: Entry }) {
  const t = useWords();
  const shared = useSharedTexts();
  const now = useCityNow();
  const what = entry.kind === 'report' ? t('queue.report', { words: entry.label })
    : entry.kind === 'task' ? t(entry.body['done'] === true ? 'queue.task' : 'queue.taskBack', { words: entry.label }) : `${shared.of(`move.${entry.label}`)} · ${entry.subject}`;
  return (
    <li className="row">
      <p><strong>{what}</strong></p>
      <p className="soft">
        <time>{formatTime(entry.occurredAt, now)}</time>
        {entry.photos.length > 0 && ` · ${t('queue.photos', { n: entry.photos.length })}`}
        {entry.state === 'waiting' && ` · ${t('queue.waiting')}`}
        {entry.state === 'waiting' && entry.tries > 1 && ` · ${t('queue.tried', { n: entry.tries })}`}
      </p>
      {entry.state === 'refused' && <div className="callout late"><Refusal entry={entry} /></div>}
    </li>
  );
}
