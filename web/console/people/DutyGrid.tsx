import { useQuery } from '@tanstack/react-query';
import { api } from '@shared/api/client.ts';
import type { DutyRow, Page } from '@shared/api/types.ts';
import { say, useLang } from '@shared/i18n/lang.ts';
import { useSharedTexts } from '@shared/i18n/sharedTexts.ts';
import { useCityNow } from '@shared/time/cityClock.ts';
import { digits } from '@shared/time/format.ts';
import { PhoneReveal } from '../parts/PhoneReveal.tsx';
import { EmptyState, ErrorState, RowsLoading } from '../parts/states.tsx';
import { usePeopleTexts } from './texts.ts';

const hour = 3_600_000;
/** Hours shown: a little of what was, and until tomorrow's noon-ish. */
const [hoursBack, hoursShown] = [4, 24];

const clockOf = (at: string): string => `${digits(at).hour}:${digits(at).minute}`;

/** Tonight's duty as a grid: organizations and people down, hours across, now as a line. */
export function DutyGrid() {
  const t = usePeopleTexts();
  const shared = useSharedTexts();
  const lang = useLang();
  const now = useCityNow(30_000);
  const duty = useQuery({ queryKey: ['duty'], queryFn: ({ signal }) => api.get<Page<DutyRow>>('/duty', { limit: 500 }, signal), refetchInterval: 60_000 });
  if (duty.isPending) return <div className="panel scroll"><RowsLoading rows={10} /></div>;
  if (duty.isError) return <div className="panel scroll"><ErrorState error={duty.error} onRetry={() => void duty.refetch()} /></div>;
  const rows = duty.data.items;
  if (rows.length === 0) return <div className="panel scroll"><EmptyState title={t('duty.empty')} body={t('duty.emptyBody')} /></div>;
  const begin = Math.floor(now / hour) * hour - hoursBack * hour;
  const share = (at: number): number => Math.min(100, Math.max(0, ((at - begin) / (hoursShown * hour)) * 100));
  const organizations = [...new Set(rows.map((r) => r.organization.id))];
  return (
    <div className="panel scroll duty">
      <div className="duty-hours" aria-hidden="true">
        {Array.from({ length: hoursShown / 2 }, (_, i) => <span key={i}>{digits(begin + i * 2 * hour).hour}</span>)}
      </div>
      {organizations.map((id) => {
        const own = rows.filter((r) => r.organization.id === id);
        return (
          <section key={id}>
            <h2>{say(own[0]?.organization.name, lang)}</h2>
            <ul>
              {own.map((row) => (
                <li key={row.userName + row.from} className={row.onNow ? 'on-now' : ''}>
                  <span className="duty-who"><b>{say(row.displayName, lang)}</b> <span className="quiet">{shared.of(`role.${row.role}`)}</span></span>
                  {row.phoneMasked ? <PhoneReveal userName={row.userName} masked={row.phoneMasked} compact /> : <span />}
                  <span className="duty-track">
                    <i style={{ left: `${share(Date.parse(row.from))}%`, width: `${share(Date.parse(row.until)) - share(Date.parse(row.from))}%` }}>
                      {t('duty.from', { from: clockOf(row.from), until: clockOf(row.until) })}
                    </i>
                    <em style={{ left: `${share(now)}%` }} />
                  </span>
                </li>
              ))}
            </ul>
          </section>
        );
      })}
    </div>
  );
}
