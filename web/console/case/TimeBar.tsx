import { Tooltip } from 'antd';
import type { CasePage } from '@shared/api/types/index.ts';
import { useLang } from '@shared/i18n/lang.ts';
import { useCityNow } from '@shared/time/cityClock.ts';
import { formatClock, formatDuration } from '@shared/time/format.ts';
import { spans, timeUsed, type Part } from './steps.ts';
import { useCaseTextsHere } from './texts.ts';

/** Where the case's time went: waiting, travelling, working, waiting for the check; each round for itself. */
export function TimeBar({ item }: { item: CasePage }) {
  const t = useCaseTextsHere();
  const lang = useLang();
  const now = useCityNow(1_000);
  const parts = spans(item, now);
  const used = timeUsed(parts);
  // A case may lie closed for weeks before it comes back: that is told, but takes no room from what was done.
  const width = (part: Part, length: number): number => Math.max(part === 'closed' ? 0 : length, used * 0.06);
  return (
    <div className="time-bar" role="group" aria-label={t('bar')}>
      <div className="time-spans">
        {parts.map((span) => (
          <Tooltip key={`${span.part} ${span.from}`} title={`${formatClock(span.from)} – ${span.running ? '…' : formatClock(span.to)}`}>
            <span className={`span span-${span.part}${span.late ? ' span-late' : ''}${span.running ? ' span-running' : ''}`} style={{ flexGrow: width(span.part, span.to - span.from) }}>
              {t(`part.${span.part}`)} {formatDuration(span.to - span.from, lang)}
            </span>
          </Tooltip>
        ))}
      </div>
      <b className="time-total">{t('bar.total', { length: formatDuration(used, lang) })}</b>
    </div>
  );
}
