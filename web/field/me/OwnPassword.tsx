import { useState, type FormEvent } from 'react';
import { api } from '@shared/api/client.ts';
import { Problem } from '@shared/api/problem.ts';
import { definePairs } from '@shared/i18n/texts.ts';
import { explain } from '@shared/i18n/problems.ts';

const shortest = 12;

const { useTexts } = definePairs({
  'title': ['修改密码', 'Change password'],
  'current': ['现在的密码', 'Present password'],
  'next': ['新密码（至少 12 个字符）', 'New password (at least 12 characters)'],
  'show': ['显示密码', 'Show passwords'],
  'save': ['修改密码', 'Change password'],
  'done': ['密码已修改，别处的登录已全部退出。', 'Changed; all other sessions have ended.'],
  'wrong': ['现在的密码不对。', 'Not your present password.'],
  'short': ['新密码太短，至少 12 个字符。', 'The new password is too short: at least 12 characters.'],
  'guess': ['新密码太好猜：常见、连号、重复，或含账号。', 'The new password is too easy to guess: common, a run, repeated, or holding the user name.'],
});

/** One's own password instead of the start password that an administrator handed out. Folded away: it is needed once. */
export function OwnPassword({ userName }: { userName: string }) {
  const t = useTexts();
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const [shown, setShown] = useState(false);
  const [busy, setBusy] = useState(false);
  const [said, setSaid] = useState<{ words: string; good: boolean } | null>(null);
  const codes: Record<string, string> = { credentials_wrong: t('wrong'), password_too_short: t('short'), password_easy_to_guess: t('guess') };
  const send = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (next.length < shortest) return setSaid({ words: t('short'), good: false });
    setBusy(true);
    try {
      await api.post('/me/password', { current, password: next });
      setCurrent('');
      setNext('');
      setSaid({ words: t('done'), good: true });
    } catch (error) {
      setSaid({ words: (error instanceof Problem && codes[error.code]) || explain(error), good: false });
    }
    setBusy(false);
  };
  const type = shown ? 'text' : 'password';
  return (
    <details>
      <summary className="plain-button">{t('title')}</summary>
      <form className="own-password" noValidate onSubmit={(event) => void send(event)}>
        <input hidden readOnly autoComplete="username" value={userName} />
        <label className="field"><span>{t('current')}</span><input type={type} autoComplete="current-password" value={current} onChange={(event) => setCurrent(event.target.value)} /></label>
        <label className="field"><span>{t('next')}</span><input type={type} autoComplete="new-password" value={next} onChange={(event) => setNext(event.target.value)} /></label>
        <label className="switch"><input type="checkbox" checked={shown} onChange={(event) => setShown(event.target.checked)} /><span>{t('show')}</span></label>
        <p className={said ? `callout ${said.good ? '' : 'late'}` : 'sr-only'} role="status">{said?.words}</p>
        <button type="submit" className="plain-button" disabled={busy || current === ''}>{t('save')}</button>
      </form>
    </details>
  );
}
