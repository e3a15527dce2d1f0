import { useState, type FormEvent } from 'react';
import { Field, Question } from '../parts/Question.tsx';
import { keysFault, tidyCode, tidyNumber } from '../rules/number.ts';
import { useWords, type Word } from '../words.ts';
import type { Keys } from './followApi.ts';

export function FollowForm({ number, fault, onOpen }: { number: string; fault: Word | null; onOpen: (keys: Keys) => Promise<void> }) {
  const t = useWords();
  const [written, setWritten] = useState({ number, code: '' });
  const [wrong, setWrong] = useState<ReturnType<typeof keysFault>>(null);
  const [busy, setBusy] = useState(false);
  const send = async (event: FormEvent) => {
    event.preventDefault();
    const keys = { number: tidyNumber(written.number), code: tidyCode(written.code) };
    const found = keysFault(keys.number, keys.code);
    setWrong(found);
    if (found) return document.getElementById(found.field)?.focus();
    setBusy(true);
    await onOpen(keys);
    setBusy(false);
  };
  const error = (field: 'number' | 'code') =>
    (wrong?.field === field ? t(`follow.${field}.${wrong.code}`, { q: written[field].trim(), n: tidyCode(written.code).length }) : null);
  return (
    <Question title={t('follow.title')}>
      <form className="street" noValidate onSubmit={(event) => void send(event)}>
        {fault && !wrong && <p className="error" role="alert">{t(fault)}</p>}
        <Field id="number" label={t('follow.number')} example={t('follow.number.example')} error={error('number')}>
          {(attributes) => <input {...attributes} value={written.number} autoComplete="off" onChange={(event) => setWritten({ ...written, number: event.target.value })} />}
        </Field>
        <Field id="code" label={t('follow.code')} example={t('follow.code.example')} error={error('code')}>
          {(attributes) => <input {...attributes} value={written.code} autoComplete="off" autoCapitalize="characters" spellCheck={false} onChange={(event) => setWritten({ ...written, code: event.target.value })} />}
        </Field>
        <button type="submit" className="main" disabled={busy}>{t(busy ? 'follow.sending' : 'follow.send')}</button>
      </form>
    </Question>
  );
}
