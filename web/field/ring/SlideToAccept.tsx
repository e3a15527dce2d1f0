import { useRef, useState, type KeyboardEvent, type PointerEvent } from 'react';
import { hand } from '../desk/Settings.ts';
import { useTold } from '../desk/Told.ts';
import { Icon } from '../parts/Icon.tsx';
import { acceptFromShare, slideShare } from '../rules/ring.ts';

const thumbPixels = 76;
const keyStep = 0.25;

/** Accepts only when pulled to the end: a pocket brushes and presses, it does not pull. Keys move it too. */
export function SlideToAccept({ label, help, onAccept }: { label: string; help: string; onAccept: () => void }) {
  const mirrored = useTold(hand) === 'left';
  const track = useRef<HTMLDivElement>(null);
  const from = useRef<{ x: number; pixels: number } | null>(null);
  const [share, setShare] = useState(0);
  const [pulling, setPulling] = useState(false);
  const done = useRef(false);
  const finish = (reached: number) => {
    if (reached < acceptFromShare) return setShare(0);
    if (done.current) return;
    done.current = true;
    setShare(1);
    onAccept();
  };
  const down = (event: PointerEvent<HTMLDivElement>) => {
    event.currentTarget.setPointerCapture(event.pointerId);
    from.current = { x: event.clientX, pixels: (track.current?.clientWidth ?? 0) - thumbPixels - 8 };
    setPulling(true);
  };
  const move = (event: PointerEvent) => {
    if (from.current) setShare(slideShare(from.current.x, event.clientX, from.current.pixels, mirrored));
  };
  const up = (event: PointerEvent) => {
    if (!from.current) return;
    const reached = slideShare(from.current.x, event.clientX, from.current.pixels, mirrored);
    from.current = null;
    setPulling(false);
    finish(reached);
  };
  const key = (event: KeyboardEvent) => {
    const forward = mirrored ? 'ArrowLeft' : 'ArrowRight';
    const backward = mirrored ? 'ArrowRight' : 'ArrowLeft';
    const next = event.key === 'End' ? 1 : event.key === 'Home' ? 0
      : event.key === forward || event.key === 'ArrowUp' ? share + keyStep
        : event.key === backward || event.key === 'ArrowDown' ? share - keyStep : null;
    if (next === null) return;
    event.preventDefault();
    const reached = Math.min(1, Math.max(0, next));
    setShare(reached);
    if (reached >= acceptFromShare) finish(reached);
  };
  const shift = `calc((100% - ${thumbPixels}px) * ${share})`;
  return (
    <div className={`slide${mirrored ? ' mirrored' : ''}${pulling ? ' pulling' : ''}`} ref={track}>
      <span className="slide-fill" style={{ width: `calc(${thumbPixels}px + (100% - ${thumbPixels}px) * ${share})` }} />
      <span className="slide-word" aria-hidden="true" style={{ opacity: 1 - share }}>{label}</span>
      <div
        className="slide-thumb" role="slider" tabIndex={0} aria-label={label} aria-valuemin={0} aria-valuemax={100}
        aria-valuenow={Math.round(share * 100)} aria-valuetext={help}
        style={mirrored ? { right: shift } : { left: shift }}
        onPointerDown={down} onPointerMove={move} onPointerUp={up}
        onPointerCancel={() => {
          from.current = null;
          setPulling(false);
          setShare(0);
        }}
        onKeyDown={key}
      >
        <Icon name="chevrons" size={34} />
      </div>
    </div>
  );
}
