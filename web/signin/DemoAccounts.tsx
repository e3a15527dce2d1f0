import { useState } from 'react';
import type { Demo, Me } from '@shared/api/types/index.ts';
import { explain } from '@shared/i18n/problems.ts';
import { say } from '@shared/i18n/lang.ts';
import { signIn } from '@shared/session/session.ts';
import { groupAccounts, type Group } from './groups.ts';
import { useWords } from './words.ts';

/** As many of a group as are shown at first. */
const fewAccounts = 4;

/** The people of a demo folder, one tap each. Only such a folder answers the question for them. */
export function DemoAccounts({ demo, onSignedIn }: { demo: Demo; onSignedIn: (me: Me) => void }) {
  const t = useWords();
  const [busy, setBusy] = useState<string | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const [open, setOpen] = useState<string[]>([]);
  const shown = (group: Group) => (open.includes(group.key) ? group.accounts : group.accounts.slice(0, fewAccounts));
  const enter = async (userName: string) => {
    setBusy(userName);
    setFailure(null);
    try {
      onSignedIn(await signIn(userName, demo.password));
    } catch (error) {
      setFailure(error);
      setBusy(null);
    }
  };
  return (
    <section className="demo" aria-labelledby="demo-title">
      <h2 id="demo-title">{t('demo.title')}</h2>
      <p className="demo-lead">{t('demo.lead')} <code>{demo.password}</code></p>
      {failure ? <p className="fault" role="alert">{explain(failure)}</p> : null}
      {groupAccounts(demo.accounts).map((group) => (
        <div key={group.key} className="demo-group" role="group" aria-labelledby={`demo-${group.key}`}>
          <h3 id={`demo-${group.key}`}>{t(`demo.${group.key}`)}</h3>
          <div className="demo-people">
            {shown(group).map((account) => (
              <button type="button" key={account.userName} disabled={busy !== null} onClick={() => void enter(account.userName)}>
                <span>{say(account.name, t.lang)}</span><code>{account.userName}</code>
              </button>
            ))}
            {shown(group).length < group.accounts.length && (
              <button type="button" className="more" aria-expanded={false} onClick={() => setOpen([...open, group.key])}>{t('demo.more', { n: group.accounts.length })}</button>
            )}
          </div>
        </div>
      ))}
      <p><a className="control" href="/demo">{t('demo.control')}</a></p>
    </section>
  );
}
