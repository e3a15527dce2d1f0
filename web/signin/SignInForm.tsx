import { useEffect, useRef, useState, type FormEvent } from 'react';
import { Problem } from '@shared/api/problem.ts';
import type { Me } from '@shared/api/types/index.ts';
import { explain } from '@shared/i18n/problems.ts';
import { signIn } from '@shared/session/session.ts';
import { formatTime } from '@shared/time/format.ts';
import { useWords } from './words.ts';

interface Fault { at: 'user' | 'password' | 'form'; words: string }

interface Props {
  /** The account that a link asked for; written in already. */
  asked: string | null;
  /** The password that goes with it, where it is no secret; else empty. */
  password: string;
  onSignedIn: (me: Me) => void;
}

/** User name and password. An error says which field, what is wrong and what to do. */
export function SignInForm({ asked, password: known, onSignedIn }: Props) {
  const t = useWords();
  const user = useRef<HTMLInputElement>(null);
  const password = useRef<HTMLInputElement>(null);
  const [shown, setShown] = useState(false);
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<Fault | null>(null);

  const button = useRef<HTMLButtonElement>(null);

  // The password of a demo is known a moment after the page is: it may not take from anybody what they have written meanwhile.
  useEffect(() => {
    if (!asked || known === '' || password.current?.value !== '') return;
    password.current.value = known;
    button.current?.focus();
  }, [asked, known]);

  const fail = (next: Fault) => {
    setFault(next);
    (next.at === 'password' ? password : user).current?.focus();
  };
  const send = async (event: FormEvent) => {
    event.preventDefault();
    const name = user.current?.value.trim() ?? '';
    const secret = password.current?.value ?? '';
    if (name === '') return fail({ at: 'user', words: t('sign.user.missing') });
    if (secret === '') return fail({ at: 'password', words: t('sign.password.missing') });
    setBusy(true);
    setFault(null);
    try {
      onSignedIn(await signIn(name, secret));
    } catch (error) {
      setBusy(false);
      fail(wordsOf(error, t));
    }
  };
  const says = (at: Fault['at']) => (fault?.at === at ? { 'aria-invalid': true, 'aria-describedby': 'sign-fault' } : {});
  return (
    <form className="sign-form" noValidate onSubmit={(event) => void send(event)}>
      <label htmlFor="sign-user">{t('sign.user')}</label>
      <input id="sign-user" ref={user} defaultValue={asked ?? ''} autoComplete="username" autoCapitalize="none" autoCorrect="off" spellCheck={false} {...says('user')} />
      <label htmlFor="sign-password">{t('sign.password')}</label>
      <input id="sign-password" ref={password} type={shown ? 'text' : 'password'} autoComplete="current-password" {...says('password')} />
      <label className="show"><input type="checkbox" checked={shown} onChange={(event) => setShown(event.target.checked)} />{t('sign.show')}</label>
      <p id="sign-fault" className="fault" role="alert">{fault?.words}</p>
      <button type="submit" className="send" ref={button} disabled={busy}>{t(busy ? 'sign.sending' : 'sign.send')}</button>
    </form>
  );
}

function wordsOf(error: unknown, t: ReturnType<typeof useWords>): Fault {
  if (!(error instanceof Problem)) return { at: 'form', words: explain(error) };
  if (error.code === 'credentials_wrong') return { at: 'password', words: t('sign.wrong') };
  const until = error.args['until'];
  if (error.code === 'account_locked' && typeof until === 'string') return { at: 'user', words: t('sign.locked', { until: formatTime(until, Date.now()) }) };
  return { at: 'form', words: explain(error) };
}
