import { useState, type FormEvent } from 'react';
import { Field, Question } from '../parts/Question.tsx';
import { tidyCode, tidyNumber } from '../rules/number.ts';
import { useWords, type Word } from '../words.ts';
import type { Keys } from './FollowPage.tsx';

export function FollowForm({ number, fault, onOpen }: { number: string; fault: Word | null; onOpen: (keys: Keys) => Promise<void> }) {
  const t = useWords();
  const [written, setWritten] = useState({ number, code: '' });
  const [missing, setMissing] = useState<'number' | 'code' | null>(null);
  const [busy, setBusy] = useState(false);
  const send = async (event: FormEvent) => {
    event.preventDefault();
    const keys = { number: tidyNumber(written.number), code: tidyCode(written.code) };
    const lacking = keys.number === '' ? 'number' : keys.code === '' ? 'code' : null;
    setMissing(lacking);
    if (lacking) return document.getElementById(lacking)?.focus();
    setBusy(true);
    await onOpen(keys);
    setBusy(false);
  };
  return (
    <Question title={t('follow.title')}>
      <form className="street" noValidate onSubmit={(event) => void send(event)}>
        {fault && !missing && <p className="error" role="alert">{t(fault)}</p>}
        <Field id="number" label={t('follow.number')} example={t('follow.number.example')} error={missing === 'number' ? t('follow.number.missing') : null}>
          {(attributes) => <input {...attributes} value={written.number} autoComplete="off" onChange={(event) => setWritten({ ...written, number: event.target.value })} />}
        </Field>
        <Field id="code" label={t('follow.code')} example={t('follow.code.example')} error={missing === 'code' ? t('follow.code.missing') : null}>
          {(attributes) => <input {...attributes} value={written.code} autoComplete="off" autoCapitalize="characters" spellCheck={false} onChange={(event) => setWritten({ ...written, code: event.target.value })} />}
        </Field>
        <button type="submit" className="main" disabled={busy}>{t(busy ? 'follow.sending' : 'follow.send')}</button>
      </form>
    </Question>
  );
}
