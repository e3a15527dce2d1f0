import { Tooltip } from 'antd';
import { Link } from 'react-router';
import type { Alarm, Attention } from '@shared/api/types/index.ts';
import { say, useLang } from '@shared/i18n/lang.ts';
import { useCityNow } from '@shared/time/cityClock.ts';
import { formatNumber, formatTime } from '@shared/time/format.ts';
import { useLiveTexts } from './texts.ts';
import { floodSources } from './under.ts';

/** A flood has a few sources; what comes after them is no news. */
const sourcesShown = 3;

/** How many alarms call each operator in ten minutes; in a flood it says so in words, since when, what it consists of and what to look at first. */
export function LoadPanel({ attention, alarms }: { attention: Attention | undefined; alarms: readonly Alarm[] }) {
  const t = useLiveTexts();
  const lang = useLang();
  const now = useCityNow(5_000);
  const flood = attention?.floodSince ?? null;
  const sources = flood ? floodSources(alarms, sourcesShown) : [];
  return (
    <section className={flood ? 'panel load-panel load-flood' : 'panel load-panel'} aria-label={t('load.title')}>
      <Tooltip placement="right" mouseEnterDelay={0.4} title={t('load.tip', { alarms: formatNumber(attention?.alarms), operators: formatNumber(attention?.operators) })}>
        <Link to="/alarms">
          <span>{t('load.title')}<small>{attention?.operators === 0 ? t('load.nobody') : t('load.operators', { count: formatNumber(attention?.operators) })}</small></span>
          <b>{formatNumber(attention?.perOperator)}</b>
        </Link>
      </Tooltip>
      {flood && (
        <div className="flood-words">
          <p><b>{t('flood.title')}</b> {t('flood.since', { at: formatTime(flood, now) })}</p>
          {sources.length > 0 && (
            <ul aria-label={t('flood.sources')}>
              {sources.map((one) => <li key={one.condition}><Link to={`/alarms?${new URLSearchParams({ condition: one.condition }).toString()}`}><span>{say(one.name, lang)}</span><b>{formatNumber(one.count)}</b></Link></li>)}
            </ul>
          )}
          <p>{t('flood.first')}</p>
        </div>
      )}
    </section>
  );
}
