import { Fragment } from 'react';
import { Link } from 'react-router';
import type { ScenarioField, ScenarioSummary } from '@shared/api/types/index.ts';
import { say, useLang } from '@shared/i18n/lang.ts';
import { OriginTag, PersonalMark, ReachMark } from './marks.tsx';
import { scenarioAddress } from './queries.ts';
import { useScenarioTexts } from './texts.ts';

interface Props { groups: { field: ScenarioField; packages: ScenarioSummary[] }[]; chosen: number; onChoose: (index: number) => void }

/** Packages by field: what each is for, where it is on, and what it holds. */
export function PackageTable({ groups, chosen, onChoose }: Props) {
  const t = useScenarioTexts();
  const lang = useLang();
  let row = -1;
  return (
    <table className="list list-cards scenario-list">
      <colgroup><col /><col style={{ width: 96 }} /><col style={{ width: 96 }} /><col style={{ width: 84 }} /><col style={{ width: 76 }} /><col style={{ width: 76 }} /><col style={{ width: 86 }} /></colgroup>
      <thead>
        <tr>
          <th>{t('col.name')}</th><th>{t('col.reach')}</th><th>{t('col.origin')}</th><th>{t('col.version')}</th><th>{t('col.conditions')}</th><th>{t('col.examples')}</th><th>{t('col.proposals')}</th>
        </tr>
      </thead>
      <tbody>
        {groups.map(({ field, packages }) => (
          <Fragment key={field}>
            <tr className="scenario-field"><th colSpan={7} scope="colgroup">{t(`field.${field}`)} <span className="quiet">{packages.length}</span></th></tr>
            {packages.map((one) => {
              row += 1;
              const i = row;
              return (
                <tr key={one.code} data-row={i} aria-current={i === chosen ? 'true' : undefined} className={i === chosen ? 'chosen' : ''} onClick={() => onChoose(i)}>
                  <td className="card-line">
                    <Link to={scenarioAddress(one.code)}><b>{say(one.name, lang)}</b></Link> <span className="quiet">{one.code}</span>{one.personal && <> <PersonalMark /></>}
                    <p className="scenario-purpose">{say(one.purpose, lang)}</p>
                  </td>
                  <td><ReachMark reach={one.reach} /></td>
                  <td><OriginTag origin={one.origin} /></td>
                  <td className="num">{t('version', { version: one.version })}</td>
                  <td className="num" aria-label={t('cell.conditions', { count: one.conditions })}><span className="card-only">{t('col.conditions')} </span>{one.conditions}</td>
                  <td className="num" aria-label={t('cell.examples', { count: one.examples })}><span className="card-only">{t('col.examples')} </span>{one.examples}</td>
                  <td className="num">{one.proposals > 0 ? <span title={t('col.proposals')} className="tag tag-wait"><span className="card-only">{t('col.proposals')} </span>{t('cell.proposals', { count: one.proposals })}</span> : <span className="quiet card-off">–</span>}</td>
                </tr>
              );
            })}
          </Fragment>
        ))}
      </tbody>
    </table>
  );
}
