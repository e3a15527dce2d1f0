import { Tooltip } from 'antd';
import type { CasePage } from '@shared/api/types/index.ts';
import { useLang } from '@shared/i18n/lang.ts';
import { useCityNow } from '@shared/time/cityClock.ts';
import { formatClock, formatDuration } from '@shared/time/format.ts';
import { spans } from './steps.ts';
import { useCaseTextsHere } from './texts.ts';

/** Where the case's time went: waiting, travelling, working, waiting for the check. */
export function TimeBar({ item }: { item: CasePage }) {
  const t = useCaseTextsHere();
  const lang = useLang();
  const now = useCityNow(1_000);
  const parts = spans(item, now);
  const from = Date.parse(item.openedAt);
  const to = parts.at(-1)?.to ?? now;
  return (
    <div className="time-bar" role="group" aria-label={t('bar')}>
      <div className="time-spans">
        {parts.map((span) => (
          <Tooltip key={span.part} title={`${formatClock(span.from)} – ${span.running ? '…' : formatClock(span.to)}`}>
            <span className={`span span-${span.part}${span.late ? ' span-late' : ''}${span.running ? ' span-running' : ''}`} style={{ flexGrow: Math.max(span.to - span.from, (to - from) * 0.06) }}>
              {t(`part.${span.part}`)} {formatDuration(span.to - span.from, lang)}
            </span>
          </Tooltip>
        ))}
      </div>
      <b className="time-total">{t('bar.total', { length: formatDuration(to - from, lang) })}</b>
    </div>
  );
}
