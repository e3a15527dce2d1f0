import { Tooltip } from 'antd';
import { useLang } from '@shared/i18n/lang.ts';
import { useCityNow } from '@shared/time/cityClock.ts';
import { formatAge, formatInstant, formatTime } from '@shared/time/format.ts';
import { usePartTexts } from './texts.ts';

/** How old something is, drawn anew as it ages; the exact instant on hover. */
export function Age({ at, never }: { at: string | null | undefined; never?: string }) {
  const lang = useLang();
  const t = usePartTexts();
  const now = useCityNow(1_000);
  if (!at) return <span className="quiet">{never ?? t('age.never')}</span>;
  return <Tooltip title={formatInstant(at)}><time dateTime={at}>{formatAge(at, now, lang)}</time></Tooltip>;
}

/** An instant as people write it: 08:32 today, 11-21 08:32 before. */
export function At({ at }: { at: string | null | undefined }) {
  const now = useCityNow(60_000);
  if (!at) return <span className="quiet">–</span>;
  return <time dateTime={at} title={formatInstant(at)}>{formatTime(at, now)}</time>;
}
