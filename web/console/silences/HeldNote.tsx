import type { Alarm } from '@shared/api/types/index.ts';
import { useCityNow } from '@shared/time/cityClock.ts';
import { formatTime } from '@shared/time/format.ts';
import { useSilenceTexts } from './texts.ts';
import './silences.css';

/** Why an alarm calls nobody, and until when; nothing of one that does. */
export function HeldNote({ alarm }: { alarm: Pick<Alarm, 'held' | 'flapping' | 'clearedAt'> }) {
  const t = useSilenceTexts();
  const now = useCityNow(5_000);
  const { held } = alarm;
  if (!held) return alarm.flapping ? <span className="held-note">{t('flapping')}</span> : null;
  return (
    <span className="held-note">
      {t(`held.${held.why}`, { name: held.name })}
      {held.until && !alarm.clearedAt && t('held.until', { at: formatTime(held.until, now) })}
    </span>
  );
}
