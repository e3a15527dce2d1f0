import { useRef, type KeyboardEvent, type PointerEvent } from 'react';
import type { HourFigure } from '@shared/api/types/index.ts';
import { digits } from '@shared/time/format.ts';
import { useCityNow } from '@shared/time/cityClock.ts';
import { useLiveTexts } from './texts.ts';

interface Props {
  hours: HourFigure[] | undefined;
  /** The minute of the day that is played back; null is now. */
  minute: number | null;
  onMinute: (minute: number | null) => void;
}

const minutesOfDay = 1_440;
export const minuteOf = (at: number): number => {
  const d = digits(at);
  return Number(d.hour) * 60 + Number(d.minute);
};
export const minuteText = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

/** The day as 24 hours: found and closed by hour over yesterday's ghost; dragging plays the day back on the map. */
export function HourStrip({ hours, minute, onMinute }: Props) {
  const t = useLiveTexts();
  const now = minuteOf(useCityNow(10_000));
  const box = useRef<SVGSVGElement>(null);
  const top = Math.max(4, ...(hours ?? []).flatMap((h) => [h.found, h.closed, h.foundYesterday]));
  const [w, h, foot] = [1_200, 84, 16];
  const cell = w / 24;
  const y = (v: number): number => foot + (1 - v / top) * (h - foot);
  const ghost = (hours ?? []).map((x, i) => `${i ? 'L' : 'M'}${(i + 0.5) * cell} ${y(x.foundYesterday)}`).join('');

  const pull = (event: PointerEvent<SVGSVGElement>): void => {
    if (event.buttons !== 1 || !box.current) return;
    const rect = box.current.getBoundingClientRect();
    const at = Math.round(((event.clientX - rect.left) / rect.width) * minutesOfDay);
    onMinute(at >= now ? null : Math.max(0, at));
  };
  const step = (event: KeyboardEvent): void => {
    const by = event.key === 'ArrowLeft' ? -10 : event.key === 'ArrowRight' ? 10 : 0;
    if (event.key === 'Escape') onMinute(null);
    if (!by) return;
    event.preventDefault();
    const next = (minute ?? now) + by;
    onMinute(next >= now ? null : Math.max(0, next));
  };

  return (
    <section className="panel hour-strip" aria-label={t('strip.title')}>
      <header>
        <h2>{t('strip.title')}</h2>
        <span className="strip-key"><i className="key-found" />{t('strip.found')}<i className="key-closed" />{t('strip.closed')}<i className="key-ghost" />{t('strip.ghost')}</span>
        <span className="quiet strip-hint">{t('strip.drag')}</span>
      </header>
      <svg
        ref={box} viewBox={`0 0 ${w} ${h + 18}`} preserveAspectRatio="none" tabIndex={0} role="slider"
        aria-label={t('strip.slider')} aria-valuemin={0} aria-valuemax={now} aria-valuenow={minute ?? now} aria-valuetext={minuteText(minute ?? now)}
        onPointerDown={(e) => { e.currentTarget.setPointerCapture(e.pointerId); pull(e); }} onPointerMove={pull} onKeyDown={step}
      >
        {(hours ?? []).map((x, i) => (
          <g key={x.hour}>
            <title>{t('strip.hour', { hour: x.hour, found: x.found, closed: x.closed, ghost: x.foundYesterday })}</title>
            <rect x={i * cell} y="0" width={cell} height={h + 18} fill="transparent" />
            <rect className="bar-found" x={i * cell + cell * 0.2} width={cell * 0.28} y={y(x.found)} height={h - y(x.found)} />
            <rect className="bar-closed" x={i * cell + cell * 0.52} width={cell * 0.28} y={y(x.closed)} height={h - y(x.closed)} />
          </g>
        ))}
        {(hours ?? []).map((x, i) => <line key={`tick ${x.hour}`} className="strip-base" x1={i * cell} x2={i * cell} y1={h} y2={h + 5} />)}
        <path className="ghost" d={ghost} />
        <line className="strip-base" x1="0" x2={w} y1={h} y2={h} />
        <line className="strip-now" x1={(now / minutesOfDay) * w} x2={(now / minutesOfDay) * w} y1="4" y2={h} />
        {minute !== null && <line className="strip-cursor" x1={(minute / minutesOfDay) * w} x2={(minute / minutesOfDay) * w} y1="0" y2={h} />}
      </svg>
      <div className="strip-hours" aria-hidden="true">{Array.from({ length: 24 }, (_, i) => <span key={i}>{String(i).padStart(2, '0')}</span>)}</div>
    </section>
  );
}
