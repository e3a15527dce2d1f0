import { useState } from 'react';
import { api } from '@shared/api/client.ts';
import type { CasePage, Supervision, Task } from '@shared/api/types/index.ts';
import { say } from '@shared/i18n/lang.ts';
import { explain } from '@shared/i18n/problems.ts';
import { useCityNow } from '@shared/time/cityClock.ts';
import { formatTime } from '@shared/time/format.ts';
import { useDesk } from '../desk/Desk.ts';
import { useWords } from '../words.ts';

/** 督办 that is open on this case: what is asked from above, by when, and where whoever must answer writes it. */
export function Supervisions({ task }: { task: Task }) {
  const open = task.supervisions.filter((one) => one.state !== 'accepted');
  if (open.length === 0) return null;
  return <>{open.map((one) => <One key={`${one.id} ${one.state}`} number={task.number} one={one} />)}</>;
}

function One({ number, one }: { number: string; one: Supervision }) {
  const t = useWords();
  const desk = useDesk();
  const now = useCityNow(60_000);
  const [words, setWords] = useState('');
  const [told, setTold] = useState('');
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const send = async (): Promise<void> => {
    setBusy(true);
    setFailure(null);
    try {
      await api.post<CasePage>(`/cases/${encodeURIComponent(number)}/supervisions/${one.id}/answer`, { words: words.trim() });
      setTold(words.trim());
      await desk.tasks.refresh();
    } catch (error) {
      setFailure(error);
    } finally {
      setBusy(false);
    }
  };
  const answer = one.answer ?? (told || null);
  const field = `supervision-${one.id}`;
  return (
    <section className="steps supervision field">
      <h2>{t('supervision', { level: say(one.level, t.lang) })}</h2>
      <p>{one.words}</p>
      {one.state === 'waiting' && !told && <p className={one.late ? 'supervision-late' : 'soft'}>{t(one.late ? 'supervision.late' : 'supervision.due', { at: formatTime(one.dueAt, now), limit: one.limit })}</p>}
      {one.timesIgnored > 0 && <p className="supervision-late">{t('supervision.ignored', { count: one.timesIgnored })}</p>}
      {one.decisionNote && <p>{t('supervision.sentBack', { note: one.decisionNote })}</p>}
      {answer && (one.state === 'answered' || told) && <p className="soft">{t('supervision.answered', { answer })}</p>}
      {one.mayAnswer && !told && (
        <>
          <label htmlFor={field}>{t('supervision.answer')}</label>
          <textarea id={field} rows={3} maxLength={2_000} value={words} onChange={(event) => setWords(event.target.value)} />
          <button type="button" className="wide" disabled={busy || !words.trim()} onClick={() => void send()}>{t('supervision.send')}</button>
        </>
      )}
      {failure ? <p className="supervision-late" role="alert">{explain(failure)}</p> : null}
    </section>
  );
}
