import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Input, Popconfirm, Segmented } from 'antd';
import { api } from '@shared/api/client.ts';
import type { DutyRow, Page } from '@shared/api/types/index.ts';
import { say, useLang } from '@shared/i18n/lang.ts';
import { explain } from '@shared/i18n/problems.ts';
import { useSharedTexts } from '@shared/i18n/sharedTexts.ts';
import { useCityNow } from '@shared/time/cityClock.ts';
import { cityDay, digits } from '@shared/time/format.ts';
import { PhoneReveal } from '../parts/PhoneReveal.tsx';
import { EmptyState, ErrorState, RowsLoading } from '../parts/states.tsx';
import type { useUrlState } from '../parts/useUrlState.ts';
import { beginOf, bodiesOf, hour, hoursShown, instantOf, isBegun } from './dutyNight.ts';
import { useDutyTexts } from './dutyTexts.ts';
import { usePeopleTexts } from './texts.ts';

const clockOf = (at: string): string => `${digits(at).hour}:${digits(at).minute}`;

/** One night's duty, or its shifts, as a grid: organizations and people down, hours across, now as a line. */
export function DutyGrid({ url }: { url: ReturnType<typeof useUrlState> }) {
  const t = usePeopleTexts();
  const words = useDutyTexts();
  const now = useCityNow(30_000);
  const kind = url.get('kind') === 'shift' ? 'shift' : 'duty';
  const day = url.get('day');
  const at = instantOf(day);
  const duty = useQuery({
    queryKey: ['duty', kind, day], refetchInterval: 60_000,
    queryFn: ({ signal }) => api.get<Page<DutyRow>>('/duty', { kind, at }, signal),
  });
  const tonight = day === '';
  return (
    <>
      <div className="page-head">
        <Segmented
          value={kind} aria-label={words('kind')} options={(['duty', 'shift'] as const).map((value) => ({ value, label: words(`kind.${value}`) }))}
          onChange={(value) => url.set({ kind: value === 'shift' ? 'shift' : null })}
        />
        <label className="duty-day">{words('day')} <Input type="date" value={day || cityDay(now)} style={{ width: 160 }} onChange={(e) => url.set({ day: e.target.value === cityDay(now) ? null : e.target.value })} /></label>
        {!tonight && <Button onClick={() => url.set({ day: null })}>{words('day.tonight')}</Button>}
      </div>
      {duty.isPending ? <div className="panel scroll"><RowsLoading rows={10} /></div>
        : duty.isError ? <div className="panel scroll"><ErrorState error={duty.error} onRetry={() => void duty.refetch()} /></div>
          : duty.data.items.length === 0 ? <div className="panel scroll"><EmptyState title={kind === 'duty' && tonight ? t('duty.empty') : words('day.empty')} body={kind === 'duty' ? t('duty.emptyBody') : words('shift.emptyBody')} /></div>
            : <Hours rows={duty.data.items} begin={beginOf(day, now)} now={now} />}
    </>
  );
}

function Hours({ rows, begin, now }: { rows: DutyRow[]; begin: number; now: number }) {
  const words = useDutyTexts();
  const lang = useLang();
  const share = (at: number): number => Math.min(100, Math.max(0, ((at - begin) / (hoursShown * hour)) * 100));
  return (
    <div className="panel scroll duty">
      <div className="duty-hours" aria-hidden="true">
        {Array.from({ length: hoursShown / 2 }, (_, i) => <span key={i}>{digits(begin + i * 2 * hour).hour}</span>)}
      </div>
      {bodiesOf(rows).map(({ id, organization, lines }) => (
        <section key={id}>
          <h2>{organization ? say(organization.name, lang) : words('noOrganization')}</h2>
          <ul>{lines.map((row) => <Line key={row.id} row={row} now={now} share={share} />)}</ul>
        </section>
      ))}
    </div>
  );
}

function Line({ row, now, share }: { row: DutyRow; now: number; share: (at: number) => number }) {
  const t = usePeopleTexts();
  const shared = useSharedTexts();
  const lang = useLang();
  const [from, until] = [share(Date.parse(row.from)), share(Date.parse(row.until))];
  const shown = now >= Date.parse(row.from) - 24 * hour;
  return (
    <li className={row.onNow ? 'on-now' : ''}>
      <span className="duty-who"><b>{say(row.displayName, lang)}</b> <span className="quiet">{shared.of(`role.${row.role}`)}</span></span>
      {row.phoneMasked ? <PhoneReveal userName={row.userName} masked={row.phoneMasked} compact /> : <span />}
      <span className="duty-track">
        <i style={{ left: `${from}%`, width: `${until - from}%` }}>{t('duty.from', { from: clockOf(row.from), until: clockOf(row.until) })}</i>
        {shown && share(now) > 0 && <em style={{ left: `${share(now)}%` }} />}
      </span>
      {row.mayTakeBack ? <TakeBack row={row} now={now} /> : <span />}
    </li>
  );
}

function TakeBack({ row, now }: { row: DutyRow; now: number }) {
  const t = useDutyTexts();
  const lang = useLang();
  const queries = useQueryClient();
  const { message } = App.useApp();
  const begun = isBegun(row, now);
  const name = say(row.displayName, lang);
  const remove = useMutation({
    mutationFn: () => api.remove(`/duty/${row.id}`),
    onSuccess: () => void message.success(t(begun ? 'ended' : 'removed', { name })),
    onError: (error) => void message.error(explain(error)),
    onSettled: () => {
      void queries.invalidateQueries({ queryKey: ['duty'] });
      void queries.invalidateQueries({ queryKey: ['people'] });
    },
  });
  return (
    <Popconfirm
      title={<div className="ask">{t(begun ? 'endAsk' : 'removeAsk', { name, from: clockOf(row.from), until: clockOf(row.until) })}</div>}
      okText={t(begun ? 'end' : 'remove')} okButtonProps={{ danger: true }} onConfirm={() => remove.mutate()}
    >
      <Button size="small" loading={remove.isPending} aria-label={`${t(begun ? 'end' : 'remove')} ${name}`}>{t(begun ? 'end' : 'remove')}</Button>
    </Popconfirm>
  );
}
