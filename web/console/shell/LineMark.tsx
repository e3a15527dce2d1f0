import { useLang } from '@shared/i18n/lang.ts';
import { useSharedTexts } from '@shared/i18n/sharedTexts.ts';
import { useLine } from '@shared/live/useLive.ts';
import { formatDuration } from '@shared/time/format.ts';
import { useCityNow } from '@shared/time/cityClock.ts';

/** A small mark that says whether the page is live. */
export function LineMark() {
  const t = useSharedTexts();
  const line = useLine();
  return (
    <span className={`line-mark line-${line.state}`} role="status">
      <svg viewBox="0 0 12 12" width="10" height="10" aria-hidden="true">
        {line.state === 'lost' ? <path d="M2 2l8 8M10 2l-8 8" stroke="currentColor" strokeWidth="2.2" /> : <circle cx="6" cy="6" r="4.5" fill="currentColor" />}
      </svg>
      {line.state === 'lost' ? t('line.lost').split(/[，,]/)[0] : t(`line.${line.state}`)}
    </span>
  );
}

/** Across the page while the line is lost: how long already, and that what is shown stands still. */
export function LostBanner() {
  const t = useSharedTexts();
  const lang = useLang();
  const line = useLine();
  useCityNow(1_000);
  const length = Date.now() - line.since;
  if (line.state !== 'lost' || length < 1_500) return null;
  return <div className="lost-banner" role="alert">{t('line.lostFor', { age: formatDuration(length, lang) })}</div>;
}
