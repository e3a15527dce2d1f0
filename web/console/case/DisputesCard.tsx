import type { CasePage } from '@shared/api/types/index.ts';
import { say, useLang } from '@shared/i18n/lang.ts';
import { useCityNow } from '@shared/time/cityClock.ts';
import { formatTime } from '@shared/time/format.ts';
import { useCaseTextsHere } from './texts.ts';

/** 争议: who disowned the case, who handles first, by when it is ruled and what was ruled; the newest first. */
export function DisputesCard({ item }: { item: CasePage }) {
  const t = useCaseTextsHere();
  const lang = useLang();
  const now = useCityNow(60_000);
  if (item.disputes.length === 0) return null;
  return (
    <section className="panel case-requests">
      <header><h2>{t('disputes')}</h2></header>
      <ul>
        {[...item.disputes].reverse().map((dispute) => (
          <li key={dispute.at} className={dispute.ruled ? '' : 'waits'}>
            <b>{t('dispute.by', { body: dispute.disownedBy, at: formatTime(dispute.at, now) })}</b>
            <blockquote>{dispute.reason}</blockquote>
            {dispute.proposed && <p>{t('dispute.proposed', { body: dispute.proposed })}</p>}
            <p>{dispute.fallback ? t('dispute.fallback', { body: dispute.fallback }) : t('dispute.noFallback')}</p>
            {dispute.ruled
              ? <p className="quiet">{t('dispute.ruled', { by: dispute.ruledBy ? say(dispute.ruledBy, lang) : '–', at: dispute.ruledAt ? formatTime(dispute.ruledAt, now) : '–', body: dispute.ruled })}{dispute.ruling ? `：${dispute.ruling}` : ''}</p>
              : <p className={dispute.escalatedAt ? 'problem' : ''}>{dispute.escalatedAt ? t('dispute.escalated', { at: formatTime(dispute.escalatedAt, now) }) : t('dispute.ruleBy', { at: formatTime(dispute.ruleBy, now) })}</p>}
          </li>
        ))}
      </ul>
    </section>
  );
}
