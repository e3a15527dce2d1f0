import { Tooltip } from 'antd';
import type { AppraisalFigure, AppraisalIndicator, AppraisalRow } from '@shared/api/types/index.ts';
import { say, useLang } from '@shared/i18n/lang.ts';
import { useAppraisalTexts } from './texts.ts';

/** Whence a figure comes: formula in words, when it counts, thresholds, source, and what of it is our own decision. */
export function Whence({ indicator }: { indicator: AppraisalIndicator }) {
  const t = useAppraisalTexts();
  const lang = useLang();
  return (
    <div className="whence">
      <b>{say(indicator.name, lang)}</b>
      <p>{t('formula', { formula: say(indicator.inWords, lang) })}</p>
      <p>{t('countsAt', { at: say(indicator.countsAt, lang) })}</p>
      {indicator.direction === 'against' && <p>{t('against')}</p>}
      {indicator.warn !== null && <p>{t(`thresholds.${indicator.direction}`, { warn: indicator.warn, act: indicator.act })}</p>}
      <p>{t('source', { source: indicator.source })}</p>
      {indicator.ourOwn.length > 0 && <p>{t('ours', { what: indicator.ourOwn.map((own) => t(`ours.${own}`)) })}</p>}
    </div>
  );
}

/** A figure; it opens to its cases. A threshold that it passed is said in words too. */
export function FigureCell({ row, figure, indicator, onOpen }: { row: AppraisalRow; figure: AppraisalFigure; indicator: AppraisalIndicator; onOpen: () => void }) {
  const t = useAppraisalTexts();
  const lang = useLang();
  const unit = indicator.unit === 'percent' && figure.value !== null ? '%' : '';
  const behind = figure.value === null ? t('noFigure') : figure.below === null ? t('cases.count', { above: figure.above }) : t('cases.sum', { above: figure.above, below: figure.below });
  const moved = figure.change !== '–' && Number(figure.change) !== 0;
  return (
    <td className="num">
      <Tooltip title={<><div>{behind}</div><Whence indicator={indicator} /></>}>
        {figure.value === null ? <span className="figure-none" tabIndex={0}>–</span> : (
          <button type="button" className={`figure figure-${figure.state}`} aria-label={`${t('open', { name: say(row.name, lang), indicator: say(indicator.name, lang) })}：${figure.shown}${unit}`} onClick={onOpen}>
            {figure.shown}{unit}
            {(figure.state === 'warn' || figure.state === 'act') && <small>{t(`state.${figure.state}`)}</small>}
          </button>
        )}
      </Tooltip>
      {moved && <small className="quiet figure-change">{figure.change}</small>}
    </td>
  );
}
