import type { CasePage, Device } from '@shared/api/types/index.ts';
import { useLang } from '@shared/i18n/lang.ts';
import { useSharedTexts } from '@shared/i18n/sharedTexts.ts';
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
  const shared = useSharedTexts();
  const lang = useLang();
  const now = useCityNow(1_000);
  return (
    <section className="panel case-clocks">
      <header><h2>{t('clock')}</h2></header>
      <ul>
        {clockRows(item.clocks).map(({ clock, round, withSeconds }) => {
          const at = (instant: string | number): string => (withSeconds ? formatClock(instant) : formatTime(instant, now));
          const due = Date.parse(clock.dueAt);
          const met = clock.metAt ? Date.parse(clock.metAt) : null;
          const running = met === null && item.state !== 'closed';
          const late = (met ?? now) > due;
          const next = running && item.dueKind === clock.kind;
          const share = Math.min(1, ((met ?? now) - Date.parse(clock.setAt)) / Math.max(1, due - Date.parse(clock.setAt)));
          return (
            <li key={clock.kind + clock.setAt} className={`${late ? 'is-late-row' : ''}${clock.void ? ' is-void-row' : ''}${next ? ' next' : ''}`} title={clock.why ? sentence('reason', clock.why, { lang, now, device, conditionName: null }) : ''}>
              <span className="clock-kind">{shared(`clock.${clock.kind}`)}{round > 1 && <small>{t('clock.round', { round })}</small>}</span>
              <span className="clock-due">{t('clock.due', { at: at(clock.dueAt) })}</span>
              <span className={`clock-end ${late ? 'due-late' : running && share > 0.8 ? 'due-soon' : ''}`}>
                {met !== null ? t(clockEnd(clock.void, late), { at: at(met), by: formatDuration(met - due, lang) })
                  : late ? t('clock.late', { by: formatCount(now - due) }) : t('clock.left', { left: formatCount(due - now) })}
              </span>
              <i className="clock-bar" style={{ width: `${share * 100}%` }} />
              {next && clock.why && <span className="clock-why quiet">{sentence('reason', clock.why, { lang, now, device, conditionName: null })}</span>}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
