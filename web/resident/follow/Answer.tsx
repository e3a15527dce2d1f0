import { useState, type FormEvent } from 'react';
import { api } from '@shared/api/client.ts';
import type { ReportProgress } from '@shared/api/types.ts';
import { Field } from '../parts/Question.tsx';
import { problemWord, useWords } from '../words.ts';
import type { Keys } from './FollowPage.tsx';

/** Was it solved? Yes or no, and room for a word. */
export function Answer({ report, keys, onReport }: { report: ReportProgress; keys: Keys; onReport: (report: ReportProgress) => void }) {
  const t = useWords();
  const [solved, setSolved] = useState<boolean | null>(null);
  const [note, setNote] = useState('');
  const [fault, setFault] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const send = async (event: FormEvent) => {
    event.preventDefault();
    if (solved === null) return setFault(t('ask.missing'));
    setBusy(true);
    setFault(null);
    try {
      const said = note.trim();
      await api.post(`/reports/${encodeURIComponent(report.number)}/answer`, { code: keys.code, solved, ...(said === '' ? {} : { note: said }) });
      onReport(await api.get<ReportProgress>(`/reports/${encodeURIComponent(report.number)}`, { code: keys.code }));
    } catch (error) {
      setFault(t(problemWord(error)));
      setBusy(false);
    }
  };
  return (
    <form className="ask" noValidate onSubmit={(event) => void send(event)}>
      <fieldset>
        <legend>{t('ask.title')}</legend>
        {fault && <p className="error" role="alert">{fault}</p>}
        <div className="ask-choices">
          {[true, false].map((choice) => (
            <label key={String(choice)} className={solved === choice ? 'chosen' : ''}>
              <input type="radio" name="solved" checked={solved === choice} onChange={() => setSolved(choice)} />{t(choice ? 'ask.yes' : 'ask.no')}
            </label>
          ))}
        </div>
      </fieldset>
      <Field id="note" label={t('ask.note')}>
        {(attributes) => <textarea {...attributes} rows={2} value={note} onChange={(event) => setNote(event.target.value)} />}
      </Field>
      <button type="submit" className="main" disabled={busy}>{t('ask.send')}</button>
    </form>
  );
}
