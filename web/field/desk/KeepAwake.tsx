import { useEffect } from 'react';
import { useDesk } from './Desk.ts';
import { awake } from './Settings.ts';
import { useTold } from './Told.ts';

/** Holds the screen on while the person is on shift and wants it; a locked phone hears no ring from a page. */
export function KeepAwake() {
  const desk = useDesk();
  const wanted = useTold(awake);
  const onShift = useTold(desk.shift.state).on === true;
  useEffect(() => {
    if (!wanted || !onShift || !('wakeLock' in navigator)) return;
    let lock: WakeLockSentinel | null = null;
    const hold = () => {
      if (document.visibilityState !== 'visible') return;
      navigator.wakeLock.request('screen').then((got) => void (lock = got)).catch(() => undefined);
    };
    hold();
    document.addEventListener('visibilitychange', hold);
    return () => {
      document.removeEventListener('visibilitychange', hold);
      void lock?.release();
    };
  }, [wanted, onShift]);
  return null;
}
