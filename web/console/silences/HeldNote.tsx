import type { Alarm } from '@shared/api/types/index.ts';
import { useCityNow } from '@shared/time/cityClock.ts';
import { formatTime } from '@shared/time/format.ts';
import { silenceOn } from './silence.ts';
import { useSilenceTexts } from './texts.ts';
import './silences.css';

/** Why an alarm calls nobody, and until when, or that it was silenced after it had called; nothing of one that calls. */
export function HeldNote({ alarm }: { alarm: Pick<Alarm, 'held' | 'flapping' | 'clearedAt' | 'silencedBy' | 'caseNumber'> }) {
  const t = useSilenceTexts();
  const now = useCityNow(5_000);
  const { held } = alarm;
  const silence = silenceOn(alarm, now);
  if (silence && held?.why !== 'silence' && held?.why !== 'maintenance')
    return (
      <span className="held-note">
        {t(`held.${silence.kind}`, { name: silence.reason })} {t('held.until', { at: formatTime(silence.until, now) })}
        {alarm.caseNumber && <> · {t('silenced.case')}</>}
      </span>
    );
  if (!held) return alarm.flapping ? <span className="held-note">{t('flapping')}</span> : null;
  return (
    <span className="held-note">
      {t(`held.${held.why}`, { name: held.name })}
      {held.until && !alarm.clearedAt && t('held.until', { at: formatTime(held.until, now) })}
    </span>
  );
}
