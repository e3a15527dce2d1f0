import { useState, type FormEvent } from 'react';
import type { ReportProgress } from '@shared/api/types/index.ts';
import { Field } from '../parts/Question.tsx';
import { problemWord, useWords } from '../words.ts';
import { answerReport, type Keys } from './followApi.ts';

/** Was it solved? Yes or no, what comes of "no", and room for a word. An answer that was given can be corrected. */
export function Answer({ report, keys, onReport }: { report: ReportProgress; keys: Keys; onReport: (report: ReportProgress) => void }) {
  const t = useWords();
  const [solved, setSolved] = useState<boolean | null>(report.answer?.solved ?? null);
  const [note, setNote] = useState('');
  const [rating, setRating] = useState<number | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const send = async (event: FormEvent) => {
    event.preventDefault();
    if (solved === null) return setFault(t('ask.missing'));
    setBusy(true);
    setFault(null);
    try {
      onReport(await answerReport(keys, solved, note.trim(), rating));
    } catch (error) {
      setFault(t(problemWord(error)));
    }
    setBusy(false);
  };
  return (
    <form className="ask" noValidate onSubmit={(event) => void send(event)}>
      <fieldset>
        <legend>{t(report.answer ? 'ask.again' : 'ask.title')}</legend>
        {fault && <p className="error" role="alert">{fault}</p>}
        <div className="ask-choices">
          {[true, false].map((choice) => (
            <label key={String(choice)} className={solved === choice ? 'chosen' : ''}>
              <input type="radio" name="solved" checked={solved === choice} onChange={() => setSolved(choice)} />{t(choice ? 'ask.yes' : 'ask.no')}
            </label>
          ))}
        </div>
      </fieldset>
      <p className="lead" role="status">{solved === false && t(report.state === 'closed' ? 'ask.no.closed' : 'ask.no.check')}</p>
      <fieldset>
        <legend>{t('rate.title')}</legend>
        <div className="rates">
          {([5, 4, 3, 2, 1] as const).map((n) => (
            <label key={n} className={rating === n ? 'chosen' : ''}><input type="radio" name="rating" className="sr-only" checked={rating === n} onChange={() => setRating(n)} />{t(`rate.${n}`)}</label>
          ))}
        </div>
      </fieldset>
      <Field id="note" label={t(solved === false ? 'ask.note.no' : 'ask.note')}>
        {(attributes) => <textarea {...attributes} rows={2} value={note} onChange={(event) => setNote(event.target.value)} />}
      </Field>
      <button type="submit" className="main" disabled={busy}>{t('ask.send')}</button>
    </form>
  );
}
