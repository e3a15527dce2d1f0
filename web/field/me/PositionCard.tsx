import { useDesk } from '../desk/Desk.ts';
import { useTold } from '../desk/Told.ts';
import { useWords } from '../words.ts';

/** Why the position is shared, whether it is, and the switch. */
export function PositionCard() {
  const desk = useDesk();
  const t = useWords();
  const state = useTold(desk.position.state);
  const fix = useTold(desk.position.fix);
  const onShift = useTold(desk.shift.state).on !== false;
  const running = state === 'on' || state === 'waiting' || state === 'failed';
  return (
    <section className="card">
      <h2>{t('me.position')}</h2>
      <p className="soft">{t('me.position.why')}</p>
      {state === 'on' && <p className="callout ok">{onShift ? t('me.position.sharing', { n: Math.round(fix?.accuracyMeters ?? 0) }) : t('me.position.paused')}</p>}
      {state === 'waiting' && <p className="callout" role="status">{t('me.position.waiting')}</p>}
      {(state === 'denied' || state === 'insecure' || state === 'failed') && <p className="callout warn" role="alert">{t(`me.position.${state}`)}</p>}
      {running
        ? <button type="button" className="plain-button" onClick={() => desk.position.stop()}>{t('me.position.off')}</button>
        : <button type="button" className="wide" onClick={() => desk.position.start()}>{t('me.position.on')}</button>}
    </section>
  );
}
