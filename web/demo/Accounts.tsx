import type { Demo } from '@shared/api/types/index.ts';
import { say, useLang } from '@shared/i18n/lang.ts';
import { useSharedTexts } from '@shared/i18n/sharedTexts.ts';
import { useDemoTexts } from './texts.ts';

/** Every account, each a link to the sign-in with its name and password written in; also when somebody else is signed in. */
export function Accounts({ demo }: { demo: Demo }) {
  const t = useDemoTexts();
  const shared = useSharedTexts();
  const lang = useLang();
  return (
    <section>
      <h2>{t('accounts', { n: demo.accounts.length })} <small>{t('accounts.password', { password: demo.password })}</small></h2>
      <p className="lead">{t('accounts.hint')}</p>
      <ul>
        {demo.accounts.map((a) => (
          <li key={a.userName}>
            <b>{a.userName}</b>
            <span>{say(a.name, lang)} · {shared.of(`role.${a.role}`)}</span>
            <a href={`/?as=${encodeURIComponent(a.userName)}`} target="_blank" rel="noreferrer" aria-label={t('accounts.enter', { name: say(a.name, lang), place: t(a.home) })}>{t(a.home)}</a>
          </li>
        ))}
      </ul>
    </section>
  );
}
