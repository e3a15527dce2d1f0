import { Problem } from '@shared/api/problem.ts';
import { explain } from '@shared/i18n/problems.ts';
import { useSharedTexts } from '@shared/i18n/sharedTexts.ts';
import { useCityNow } from '@shared/time/cityClock.ts';
import { formatTime } from '@shared/time/format.ts';
import { useDesk } from '../desk/Desk.ts';
import { useTold } from '../desk/Told.ts';
import { Sheet } from '../parts/Sheet.tsx';
import type { Entry } from '../rules/queue.ts';
import { useWords } from '../words.ts';

/** What is still on this phone: what waits, and what the center refused with the reason. */
export function QueueSheet({ onClose }: { onClose: () => void }) {
  const desk = useDesk();
  const t = useWords();
  const own = useTold(desk.entries).filter((entry) => entry.account === desk.me.userName);
  const signedOut = own.some((entry) => entry.problem?.status === 401);
  return (
    <Sheet title={t('queue.title')} onClose={onClose}>
      <p className="soft">{own.length === 0 ? t('queue.none') : t('queue.lead')}</p>
      {!desk.outbox.durable && <p className="callout warn">{t('queue.fragile')}</p>}
      {signedOut && <p className="callout warn"><a href="/?next=%2Ffield%2F">{t('queue.signIn')}</a></p>}
      <ul className="plain rows">
        {own.map((entry) => <QueueRow key={entry.key} entry={entry} />)}
      </ul>
    </Sheet>
  );
}

function QueueRow({ entry }: { entry: Entry }) {
  const desk = useDesk();
  const t = useWords();
  const shared = useSharedTexts();
  const now = useCityNow();
  const what = entry.kind === 'report' ? t('queue.report', { words: entry.label }) : `${shared.of(`move.${entry.label}`)} · ${entry.subject}`;
  return (
    <li className="row">
      <p><strong>{what}</strong></p>
      <p className="soft">
        <time>{formatTime(entry.occurredAt, now)}</time>
        {entry.photos.length > 0 && ` · ${t('queue.photos', { n: entry.photos.length })}`}
        {entry.state === 'waiting' && ` · ${t('queue.waiting')}`}
        {entry.state === 'waiting' && entry.tries > 1 && ` · ${t('queue.tried', { n: entry.tries })}`}
      </p>
      {entry.state === 'refused' && (
        <>
          <p className="callout late">{t('queue.refusedWhy', { why: why(entry) })}</p>
          <div className="pair">
            <button type="button" className="plain-button" onClick={() => void desk.outbox.tryAgain(entry.key)}>{t('queue.again')}</button>
            <button type="button" className="plain-button danger" onClick={() => void desk.outbox.discard(entry.key)}>{t('queue.discard')}</button>
          </div>
        </>
      )}
    </li>
  );
}

function why(entry: Entry): string {
  const { status, code, args, title } = entry.problem!;
  return explain(new Problem({ status, code, args, title }));
}
