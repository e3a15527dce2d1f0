import { Tooltip } from 'antd';
import type { CaseSummary } from '@shared/api/types/index.ts';
import { say, useLang } from '@shared/i18n/lang.ts';
import { useSharedTexts } from '@shared/i18n/sharedTexts.ts';
import { useCityNow } from '@shared/time/cityClock.ts';
import { formatCount, formatDuration, formatInstant, formatTime } from '@shared/time/format.ts';
import { urgency } from './due.ts';
import { usePartTexts } from './texts.ts';

/** What is due next and how long is left, or by how much it is late; says so in words as well as in color. */
export function DueClock({ item }: { item: CaseSummary }) {
  const t = usePartTexts();
  const shared = useSharedTexts();
  const lang = useLang();
  const now = useCityNow(1_000);
  if (item.stage === 'ended') return <span className="due due-none">{item.outcome ? shared(`outcome.${item.outcome}`) : say(item.stateName, lang)}</span>;
  if (!item.dueAt || !item.dueKind) return <span className="due due-none">{t('due.none')}</span>;
  const kind = say(item.dueName ?? { zh: item.dueKind, en: item.dueKind }, lang);
  const u = urgency(item, now);
  const left = Date.parse(item.dueAt) - now;
  const far = Math.abs(left) >= 6 * 3_600_000;
  const length = far ? formatDuration(left, lang) : formatCount(left);
  return (
    <Tooltip title={`${t('due.at', { kind, at: formatTime(item.dueAt, now) })} · ${formatInstant(item.dueAt)}`}>
      <span className={`due due-${u}`}>{left < 0 ? t('due.late', { kind, left: length }) : t('due.left', { kind, left: length })}</span>
    </Tooltip>
  );
}
