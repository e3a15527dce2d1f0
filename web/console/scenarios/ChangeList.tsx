import type { ScenarioChange } from '@shared/api/types/index.ts';
import { say, useLang } from '@shared/i18n/lang.ts';
import { useProposalTexts } from './proposalTexts.ts';

const most = 12;

/** What is otherwise than in the version in force, thing by thing. */
export function ChangeList({ items }: { items: readonly ScenarioChange[] }) {
  const t = useProposalTexts();
  const lang = useLang();
  if (items.length === 0) return <p className="quiet side-note">{t('changes.none')}</p>;
  return (
    <ul className="changes">
      {items.slice(0, most).map((c) => (
        <li key={c.path}>
          <span className={c.change === 'added' ? 'tag tag-ok' : c.change === 'gone' ? 'tag tag-bad' : 'tag tag-go'}>{t(`changes.${c.change}`)}</span>
          <span className="change-where">{say(c.where, lang)}</span>
          {c.before && c.after ? <span className="change-what"><del>{say(c.before, lang)}</del> → <ins>{say(c.after, lang)}</ins></span>
            : <span className="change-whole">{say(c.before ?? c.after, lang)}</span>}
        </li>
      ))}
      {items.length > most && <li className="quiet">{t('changes.more', { count: items.length - most })}</li>}
    </ul>
  );
}
