import { useState } from 'react';
import { api } from '@shared/api/client.ts';
import type { CasePage, Task, ToldHow } from '@shared/api/types/index.ts';
import { explain } from '@shared/i18n/problems.ts';
import { useCityNow } from '@shared/time/cityClock.ts';
import { formatTime } from '@shared/time/format.ts';
import { useDesk } from '../desk/Desk.ts';
import { useWords } from '../words.ts';

const hows: readonly ToldHow[] = ['phone', 'inPerson', 'inWriting', 'notReached'];

/** 首问负责: whoever was asked first tells the asker what came of it, and writes down how. */
export function FirstAsked({ task }: { task: Task }) {
  const t = useWords();
  const desk = useDesk();
  const now = useCityNow(60_000);
  const first = task.firstAsked;
  const [how, setHow] = useState<ToldHow>('phone');
  const [words, setWords] = useState('');
  const [told, setTold] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  if (!first || (!first.mayTell && !told)) return null;
  const send = async (): Promise<void> => {
    setBusy(true);
    setFailure(null);
    try {
      await api.post<CasePage>(`/cases/${encodeURIComponent(task.number)}/first-asked/told`, { how, words: words.trim() });
      setTold(true);
      await desk.tasks.refresh();
    } catch (error) {
      setFailure(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <section className="steps supervision field">
      <h2>{t('firstAsked')}</h2>
      {told ? <p role="status">{t('firstAsked.told')}</p> : (
        <>
          <p className={first.state === 'late' ? 'supervision-late' : 'soft'}>{t(first.state === 'late' ? 'firstAsked.late' : 'firstAsked.due', { at: first.tellBy ? formatTime(first.tellBy, now) : '–' })}</p>
          <label htmlFor="first-asked-how">{t('firstAsked.how')}</label>
          <select id="first-asked-how" value={how} onChange={(event) => setHow(event.target.value as ToldHow)}>{hows.map((one) => <option key={one} value={one}>{t(`firstAsked.how.${one}`)}</option>)}</select>
          <label htmlFor="first-asked-words">{t('firstAsked.words')}</label>
          <textarea id="first-asked-words" rows={3} maxLength={2_000} value={words} onChange={(event) => setWords(event.target.value)} />
          <button type="button" className="wide" disabled={busy || !words.trim()} onClick={() => void send()}>{t('firstAsked.tell')}</button>
        </>
      )}
      {failure ? <p className="supervision-late" role="alert">{explain(failure)}</p> : null}
    </section>
  );
}
