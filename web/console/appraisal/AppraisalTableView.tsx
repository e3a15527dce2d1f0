import { Tooltip } from 'antd';
import type { AppraisalIndicator, AppraisalReport, AppraisalRow } from '@shared/api/types/index.ts';
import { say, useLang } from '@shared/i18n/lang.ts';
import { FigureCell, Whence } from './FigureCell.tsx';
import { useAppraisalTexts } from './texts.ts';

interface Props { report: AppraisalReport; onOpen: (row: AppraisalRow, indicator: AppraisalIndicator) => void; onNarrow: (areaId: string) => void }

/** The rows of a table with their figures, totals, grades and ranks. */
export function AppraisalTableView({ report, onOpen, onNarrow }: Props) {
  const t = useAppraisalTexts();
  const lang = useLang();
  const { indicators, leastWeight } = report.table;
  return (
    <table className="list appraisal">
      <thead>
        <tr>
          <th>{t('col.rank')}</th><th>{t('col.name')}</th>
          {indicators.map((indicator) => (
            <th key={indicator.code} className="num">
              <Tooltip title={<Whence indicator={indicator} />}>
                <span tabIndex={0}>{say(indicator.name, lang)}<small>{indicator.weight > 0 ? t('weight', { weight: indicator.weight }) : t('unweighed')}{indicator.direction === 'against' ? ` · ${t('against')}` : ''}</small></span>
              </Tooltip>
            </th>
          ))}
          <th className="num">{t('col.total')}</th><th>{t('col.grade')}</th>
        </tr>
      </thead>
      <tbody>
        {report.rows.map((row) => (
          <tr key={row.id}>
            <td className="num">{row.rank ?? '–'}</td>
            <th scope="row">
              {report.by === 'area' && row.id !== report.area?.id
                ? <button type="button" className="figure" title={t('narrow', { area: say(row.name, lang) })} onClick={() => onNarrow(row.id)}>{say(row.name, lang)}</button>
                : say(row.name, lang)}
            </th>
            {indicators.map((indicator) => {
              const figure = row.figures.find((f) => f.indicator === indicator.code);
              return figure ? <FigureCell key={indicator.code} row={row} figure={figure} indicator={indicator} onOpen={() => onOpen(row, indicator)} /> : <td key={indicator.code} />;
            })}
            <td className="num">
              <Tooltip title={row.total === null ? t('noTotal', { behind: row.weightBehind, least: leastWeight }) : t('behind', { behind: row.weightBehind })}>
                <b tabIndex={0}>{row.totalShown}</b>
              </Tooltip>
              {row.total !== null && row.change !== '–' && Number(row.change) !== 0 && <small className="quiet figure-change">{row.change}</small>}
            </td>
            <td>
              {row.grade ? <span className={`grade grade-${row.grade}`}>{row.grade}</span> : '–'}
              {row.gradeBefore && row.gradeBefore !== row.grade && <small className="quiet figure-change">{t('gradeBefore', { grade: row.gradeBefore })}</small>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
