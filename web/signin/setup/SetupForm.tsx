import { useRef, useState, type FormEvent, type ReactNode } from 'react';
import { api } from '@shared/api/client.ts';
import { Problem } from '@shared/api/problem.ts';
import { explain } from '@shared/i18n/problems.ts';
import { homeOf, signIn } from '@shared/session/session.ts';
import { faultsOf, fieldOf, isStale, longest, shortest, type Draft, type Faults, type Field } from './rules.ts';
import { useSetupWords } from './words.ts';

const order: Field[] = ['userName', 'nameZh', 'nameEn', 'password', 'again'];

/** Name and password of the first administrator. Each field says what it wants before, and what is wrong after. */
export function SetupForm({ token, onStale }: { token: string; onStale: () => void }) {
  const t = useSetupWords();
  const [draft, setDraft] = useState<Draft>({ userName: '', nameZh: '', nameEn: '', password: '', again: '' });
  const [faults, setFaults] = useState<Faults>({});
  const [failure, setFailure] = useState('');
  const [shown, setShown] = useState(false);
  const [busy, setBusy] = useState(false);
  const boxes = useRef<Partial<Record<Field, HTMLInputElement | null>>>({});

  const fail = (found: Faults): void => {
    setFaults(found);
    const first = order.find((field) => found[field]);
    if (first) boxes.current[first]?.focus();
  };
  const send = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const found = faultsOf(draft);
    setFailure('');
    if (Object.keys(found).length > 0) return fail(found);
    setFaults({});
    setBusy(true);
    const userName = draft.userName.trim();
    const zh = draft.nameZh.trim();
    try {
      await api.post('/setup', { token, userName, password: draft.password, displayName: { zh, en: draft.nameEn.trim() || zh } });
    } catch (error) {
      setBusy(false);
      if (isStale(error)) return onStale();
      const field = error instanceof Problem ? fieldOf(error) : null;
      if (field && error instanceof Problem) return fail({ [field]: { code: error.code, args: error.args } });
      return setFailure(error instanceof Problem && error.status === 0 ? t('network') : explain(error));
    }
    try {
      location.replace(homeOf(await signIn(userName, draft.password)));
    } catch {
      setBusy(false);
      setFailure(t('done.signIn'));
    }
  };
  const box = (field: Field, props: Record<string, unknown>, hint?: ReactNode): ReactNode => {
    const fault = faults[field];
    return (
      <div className="setup-field">
        <label htmlFor={`setup-${field}`}>{t(field)}</label>
        <input
          id={`setup-${field}`} ref={(input) => { boxes.current[field] = input; }} value={draft[field]} {...props}
          aria-describedby={`setup-${field}-says`} {...(fault ? { 'aria-invalid': true } : {})}
          onChange={(event) => {
            setDraft({ ...draft, [field]: event.target.value });
            setFaults(({ [field]: _, ...rest }) => rest);
          }}
        />
        <p id={`setup-${field}-says`} className={fault ? 'fault' : 'setup-hint'} {...(fault ? { role: 'alert' } : {})}>
          {fault ? t.of(`fault.${fault.code}`, fault.args, fault.code) : hint}
        </p>
      </div>
    );
  };
  const missing = shortest - draft.password.length;
  const secret = { type: shown ? 'text' : 'password', autoComplete: 'new-password', maxLength: longest + 20 };
  return (
    <form className="sign-form" noValidate onSubmit={(event) => void send(event)}>
      {box('userName', { autoComplete: 'username', autoCapitalize: 'none', autoCorrect: 'off', spellCheck: false, autoFocus: true }, t('userName.hint'))}
      <div className="setup-pair">
        {box('nameZh', { autoComplete: 'name' }, t('nameZh.hint'))}
        {box('nameEn', { lang: 'en' })}
      </div>
      {box('password', secret, <>{t('password.hint')} {draft.password !== '' && <b>{missing > 0 ? t('password.left', { n: missing }) : t('password.enough')}</b>}</>)}
      {box('again', secret)}
      <label className="show"><input type="checkbox" checked={shown} onChange={(event) => setShown(event.target.checked)} />{t('show')}</label>
      <p className="fault" role="alert">{failure}</p>
      <button type="submit" className="send" disabled={busy}>{t(busy ? 'sending' : 'send')}</button>
    </form>
  );
}
