import { Tooltip } from 'antd';
import { Link } from 'react-router';
import type { Attention } from '@shared/api/types/index.ts';
import { useCityNow } from '@shared/time/cityClock.ts';
import { formatNumber, formatTime } from '@shared/time/format.ts';
import { useLiveTexts } from './texts.ts';

/** How many alarms call each operator in ten minutes; in a flood it says so in words, and since when. */
export function LoadPanel({ attention }: { attention: Attention | undefined }) {
  const t = useLiveTexts();
  const now = useCityNow(5_000);
  const flood = attention?.floodSince ?? null;
  return (
    <section className={flood ? 'panel load-panel load-flood' : 'panel load-panel'} aria-label={t('load.title')}>
      <Tooltip placement="right" mouseEnterDelay={0.4} title={t('load.tip', { alarms: formatNumber(attention?.alarms), operators: formatNumber(attention?.operators) })}>
        <Link to="/alarms">
          <span>{t('load.title')}<small>{attention?.operators === 0 ? t('load.nobody') : t('load.operators', { count: formatNumber(attention?.operators) })}</small></span>
          <b>{formatNumber(attention?.perOperator)}</b>
        </Link>
      </Tooltip>
      {flood && <p role="status"><b>{t('flood.title')}</b> {t('flood.since', { at: formatTime(flood, now) })}</p>}
    </section>
  );
}
