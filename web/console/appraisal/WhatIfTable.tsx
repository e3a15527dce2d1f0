import type { WhatIfAnswer, WhatIfIndicator } from '@shared/api/types/index.ts';
import { say, useLang } from '@shared/i18n/lang.ts';
import { EmptyState } from '../parts/states.tsx';
import { useAppraisalTexts } from './texts.ts';

const grade = (name: string | null) => (name ? <span className={`grade grade-${name}`}>{name}</span> : <>–</>);

/** Old beside new of every row: total, grade, rank, and each indicator that is otherwise. */
export function WhatIfTable({ answer }: { answer: WhatIfAnswer }) {
  const t = useAppraisalTexts();
  const lang = useLang();
  if (answer.rows.length === 0) return <EmptyState title={t('empty')} body={t('emptyBody')} />;
  const counted = answer.grades.map((g) => t('try.gradeCount', { grade: g.grade ?? '–', before: g.before, after: g.after }));
  return (
    <>
      <p className="quiet appraisal-foot">{counted.map((sentence) => <span key={sentence}>{sentence}</span>)}</p>
      <table className="list appraisal">
        <thead><tr><th>{t('col.name')}</th><th className="num">{t('try.total')}</th><th className="num">{t('try.difference')}</th><th>{t('try.grade')}</th><th className="num">{t('try.rank')}</th><th>{t('try.changed')}</th></tr></thead>
        <tbody>
          {answer.rows.map((row) => (
            <tr key={row.id}>
              <th scope="row">{say(row.name, lang)}</th>
              <td className="num">{row.totalBefore} → <b>{row.totalAfter}</b></td>
              <td className="num">{row.difference}</td>
              <td>{grade(row.gradeBefore)} → {grade(row.gradeAfter)}</td>
              <td className="num">{row.rankBefore ?? '–'} → <b>{row.rankAfter ?? '–'}</b></td>
              <td className="what-if-changes"><Changes indicators={row.indicators} /></td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

function Changes({ indicators }: { indicators: WhatIfIndicator[] }) {
  const t = useAppraisalTexts();
  const lang = useLang();
  const changed = indicators.filter((i) => i.before !== i.after || i.weightBefore !== i.weightAfter || i.formulaChanged || i.stateBefore !== i.stateAfter);
  if (changed.length === 0) return <span className="quiet">{t('try.same')}</span>;
  const state = (one: WhatIfIndicator['stateBefore']): string => (one ? t(`try.state.${one}`) : '–');
  return (
    <ul>
      {changed.map((i) => (
        <li key={i.code}>
          {say(i.name, lang)}：{i.before} → {i.after}
          {i.weightBefore !== i.weightAfter && <span className="quiet"> · {t('try.weight', { before: i.weightBefore, after: i.weightAfter })}</span>}
          {i.formulaChanged && <span className="quiet"> · {t('try.formula')}</span>}
          {i.stateBefore !== i.stateAfter && <span className="quiet"> · {state(i.stateBefore)} → {state(i.stateAfter)}</span>}
        </li>
      ))}
    </ul>
  );
}
