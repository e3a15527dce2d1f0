import type { CasePage, Device } from '@shared/api/types/index.ts';
import { say, useLang } from '@shared/i18n/lang.ts';
import { useCityNow } from '@shared/time/cityClock.ts';
import { formatClock, formatCount, formatDuration, formatTime } from '@shared/time/format.ts';
import { clockRows } from './clockRows.ts';
import { sentence } from './coded.ts';
import { useCaseTextsHere } from './texts.ts';

/** How a clock ended; a void one was met by nobody. */
const clockEnd = (isVoid: boolean, late: boolean) => (isVoid ? (late ? 'clock.voidLate' : 'clock.void') : late ? 'clock.metLate' : 'clock.met');

/** Every clock of the case: due when, why, met, void or running, and by how much. */
export function ClockCard({ item, device }: { item: CasePage; device: Device | undefined }) {
  const t = useCaseTextsHere();
  const lang = useLang();
  const now = useCityNow(1_000);
  return (
    <section className="panel case-clocks">
      <header><h2>{t('clock')}</h2></header>
      <ul>
        {clockRows(item.clocks).map(({ clock, round, withSeconds }) => {
          const at = (instant: string | number): string => (withSeconds ? formatClock(instant) : formatTime(instant, now));
          const due = clock.dueAt === null ? null : Date.parse(clock.dueAt);
          const met = clock.metAt ? Date.parse(clock.metAt) : null;
          const running = met === null && item.stage !== 'ended' && clock.suspendedAt === null;
          const late = due !== null && (met ?? now) > due;
          const next = running && item.dueKind === clock.kind;
          const share = due === null ? 1 : Math.min(1, ((met ?? now) - Date.parse(clock.setAt)) / Math.max(1, due - Date.parse(clock.setAt)));
          const soon = running && clock.soonAt !== null && now > Date.parse(clock.soonAt);
          const why = clock.why.map((line) => sentence('reason', line, { lang, now, device, conditionName: null }));
          const end = (): string =>
            met !== null && due !== null ? t(clockEnd(clock.void, late), { at: at(met), by: formatDuration(met - due, lang) })
              : clock.suspendedAt !== null ? t('clock.suspended', { at: at(clock.suspendedAt) })
                : due === null ? '' : late ? t('clock.late', { by: formatCount(now - due) }) : t('clock.left', { left: formatCount(due - now) });
          return (
            <li key={clock.kind + clock.setAt} className={`${late ? 'is-late-row' : ''}${clock.void ? ' is-void-row' : ''}${next ? ' next' : ''}`}>
              <span className="clock-kind">{say(clock.name, lang)}{round > 1 && <small>{t('clock.round', { round })}</small>}</span>
              <span className="clock-due">{clock.dueAt === null ? '' : t('clock.due', { at: at(clock.dueAt) })}</span>
              <span className={`clock-end ${late ? 'due-late' : soon ? 'due-soon' : ''}`}>{end()}</span>
              <i className="clock-bar" style={{ width: `${share * 100}%` }} />
              {why.length > 0 && (
                <details className="clock-why quiet">
                  <summary>{t('clock.why')}</summary>
                  <ol>{why.map((line) => <li key={line}>{line}</li>)}</ol>
                </details>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
