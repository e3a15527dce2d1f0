import { Tooltip } from 'antd';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { Panel, PanelPart } from '@shared/api/types/index.ts';
import { say, useLang } from '@shared/i18n/lang.ts';
import { useCityNow } from '@shared/time/cityClock.ts';
import { formatNumber, formatTime, formatValue } from '@shared/time/format.ts';
import { isShare, listAddress } from './links.ts';
import { SignMark } from './SignMark.tsx';
import { SignRow } from './SignRow.tsx';
import { useScreenTexts } from './texts.ts';

/** One package's panel: its parts as figures with the lists behind them, and its vital signs. */
export function PanelCard({ panel }: { panel: Panel }) {
  const lang = useLang();
  const figures = panel.parts.filter((p) => p.part !== 'values');
  const values = panel.parts.find((p) => p.part === 'values');
  return (
    <article className={`panel screen-panel panel-${panel.state}`}>
      <header><h3>{say(panel.title, lang)}</h3><SignMark state={panel.state} /></header>
      {figures.length > 0 && <ul className="panel-parts">{figures.map((part) => <Part key={part.part} part={part} />)}</ul>}
      {values && <Values part={values} />}
      {panel.signs.length > 0 && <ul className="panel-signs">{panel.signs.map((sign) => <SignRow key={sign.code} sign={sign} />)}</ul>}
    </article>
  );
}

function Part({ part }: { part: PanelPart }) {
  const t = useScreenTexts();
  const share = isShare(part.part);
  const isKnown = part.value !== null;
  const body: ReactNode = (
    <>
      <span>{t(`part.${part.part}`)}</span>
      <b className={(part.part === 'alarms' || part.part === 'silent') && (part.value ?? 0) > 0 ? `part-${part.part}` : ''}>{isKnown ? formatNumber(part.value) : '–'}{share && isKnown && <small>%</small>}</b>
    </>
  );
  const tip = !isKnown ? t(share ? 'noData.share' : 'noData.devices')
    : part.devices ? t('devices.split', { ...part.devices }) : part.behind ? t('open', { count: part.behind.count }) : null;
  return (
    <li>
      <Tooltip title={tip} mouseEnterDelay={0.4}>
        {part.behind ? <Link to={listAddress(part.behind)}>{body}</Link> : <span className="part-plain">{body}</span>}
      </Tooltip>
    </li>
  );
}

/** The newest numbers: their range over all devices that speak; behind each the device that says the highest. */
function Values({ part }: { part: PanelPart }) {
  const t = useScreenTexts();
  const lang = useLang();
  const now = useCityNow(60_000);
  if (part.values.length === 0) return <p className="quiet panel-values-none">{t('values.none')}</p>;
  return (
    <ul className="panel-values">
      {part.values.map((value) => (
        <li key={`${value.name} ${value.device}`}>
          <Tooltip title={t('values.tip', { device: value.deviceName, at: formatTime(value.at, now) })} mouseEnterDelay={0.4}>
            <Link to={`/devices/${encodeURIComponent(value.device)}`}>
              <span>{say(value.label, lang)}</span>
              <b>{value.least === value.most ? formatValue(value.most, value.unit) : t('values.range', { least: formatNumber(value.least), most: formatValue(value.most, value.unit) })}</b>
            </Link>
          </Tooltip>
        </li>
      ))}
    </ul>
  );
}
