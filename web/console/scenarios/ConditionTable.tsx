import type { ScenarioCondition } from '@shared/api/types/index.ts';
import { say, useLang } from '@shared/i18n/lang.ts';
import { SeverityMark } from '@shared/marks/SeverityMark.tsx';
import { useScenarioTexts } from './texts.ts';

/** Where the settings' list has the setting. */
export const settingAnchor = (id: string): string => `setting-${id}`;

/** What a package watches as it holds in the whole city, where it is otherwise than the text says, and the way to where it stands in the text. */
export function ConditionTable({ items, onLine }: { items: readonly ScenarioCondition[]; onLine: (line: number) => void }) {
  const t = useScenarioTexts();
  const lang = useLang();
  return (
    <table className="list list-cards">
      <thead>
        <tr><th>{t('cond.severity')}</th><th>{t('cond.name')}</th><th>{t('cond.kind')}</th><th>{t('cond.category')}</th><th>{t('cond.files')}</th><th>{t('cond.line')}</th></tr>
      </thead>
      <tbody>
        {items.map((c) => (
          <tr key={`${c.kind}.${c.code}`}>
            <td><SeverityMark severity={c.severity} />{c.severity !== c.declaredSeverity && <span className="quiet cond-declared">{t('cond.declared')} <SeverityMark severity={c.declaredSeverity} size={12} /></span>}</td>
            <td>
              <b>{say(c.name, lang)}</b> <span className="quiet">{c.kind}.{c.code}</span>
              {c.changedBy.map((by) => (
                <a key={by.settingId} href={`#${settingAnchor(by.settingId)}`} className="cond-changed" title={by.differences.map((d) => `${say(d.where, lang)}: ${say(d.before, lang) || '–'} → ${say(d.after, lang) || '–'}`).join('\n')}>
                  {t('cond.changed', { where: by.area ? say(by.area.name, lang) : t('settings.city') })}
                  {by.area && by.severity !== c.severity && <> <SeverityMark severity={by.severity} size={12} /></>}
                </a>
              ))}
            </td>
            <td>{say(c.kindName, lang)}</td>
            <td><span className="num">{c.categoryCode}</span> {say(c.categoryName, lang)}</td>
            <td>{c.filesCase ? <span className="tag tag-go">{t('cond.files.yes')}</span> : <span className="tag tag-end">{t('cond.files.no')}</span>}</td>
            <td><button type="button" className="link" onClick={() => onLine(c.line)}>{t('cond.at', { line: c.line })}</button></td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
