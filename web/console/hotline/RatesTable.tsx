import { Tooltip } from 'antd';
import type { AppraisalFigure, AppraisalIndicator, AppraisalReport, AppraisalRow } from '@shared/api/types/index.ts';
import { say, useLang } from '@shared/i18n/lang.ts';
import { Whence } from '../appraisal/FigureCell.tsx';
import { useAppraisalTexts } from '../appraisal/texts.ts';
import { useHotlineTexts } from './texts.ts';

interface Props { report: AppraisalReport; onOpen: (row: AppraisalRow, indicator: string) => void; onNarrow: (areaId: string) => void }

const ordersOf = (row: AppraisalRow): number => row.figures.find((f) => f.indicator === 'orders')?.above ?? 0;

/** Rows with the most orders first, all together at the foot; each figure with its numerator and denominator and both changes. */
export function RatesTable({ report, onOpen, onNarrow }: Props) {
  const t = useHotlineTexts();
  const lang = useLang();
  const rows = [...report.rows].sort((a, b) => ordersOf(b) - ordersOf(a));
  const { indicators } = report.table;
  return (
    <table className="list appraisal rates">
      <thead>
        <tr>
          <th>{t('rates.name')}</th>
          {indicators.map((indicator) => <th key={indicator.code} className="num"><Tooltip title={<Whence indicator={indicator} />}><span tabIndex={0}>{say(indicator.name, lang)}</span></Tooltip></th>)}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <th scope="row">
              {report.by === 'area' && row.id !== report.area?.id
                ? <button type="button" className="figure" title={t('rates.narrow', { area: say(row.name, lang) })} onClick={() => onNarrow(row.id)}>{say(row.name, lang)}</button>
                : say(row.name, lang)}
            </th>
            {indicators.map((indicator) => <Cell key={indicator.code} row={row} indicator={indicator} onOpen={onOpen} />)}
          </tr>
        ))}
      </tbody>
      {report.whole && (
        <tfoot>
          <tr className="rates-whole">
            <th scope="row">{t('rates.whole')}</th>
            {indicators.map((indicator) => <Cell key={indicator.code} row={report.whole!} indicator={indicator} onOpen={onOpen} />)}
          </tr>
        </tfoot>
      )}
    </table>
  );
}

function Cell({ row, indicator, onOpen }: { row: AppraisalRow; indicator: AppraisalIndicator; onOpen: Props['onOpen'] }) {
  const words = useAppraisalTexts();
  const lang = useLang();
  const figure = row.figures.find((f) => f.indicator === indicator.code);
  if (!figure) return <td />;
  const unit = indicator.unit === 'percent' && figure.value !== null ? '%' : '';
  return (
    <td className="num">
      {figure.value === null ? <span className="figure-none">–</span> : (
        <button type="button" className={`figure figure-${figure.state}`} aria-label={`${words('open', { name: say(row.name, lang), indicator: say(indicator.name, lang) })}：${figure.shown}${unit}`} onClick={() => onOpen(row, indicator.code)}>
          {figure.shown}{unit}
          {(figure.state === 'warn' || figure.state === 'act') && <small>{words(`state.${figure.state}`)}</small>}
        </button>
      )}
      <Changes figure={figure} />
    </td>
  );
}

const isMoved = (change: string): boolean => change !== '–' && Number(change) !== 0;

function Changes({ figure }: { figure: AppraisalFigure }) {
  const t = useHotlineTexts();
  return (
    <small className="rates-changes">
      {figure.below !== null && figure.below > 0 && <span>{figure.above} / {figure.below}</span>}
      {isMoved(figure.change) && <span>{t('rates.month', { change: figure.change })}</span>}
      {isMoved(figure.changeInYear) && <span>{t('rates.year', { change: figure.changeInYear })}</span>}
    </small>
  );
}
