import { useState } from 'react';
import { useDesk } from '../desk/Desk.ts';
import { useTold } from '../desk/Told.ts';
import { Icon } from '../parts/Icon.tsx';
import { useWords } from '../words.ts';

/** Asked once on a phone, with the reason: sound and position. */
export function FirstSteps() {
  const desk = useDesk();
  const t = useWords();
  const blocked = useTold(desk.tone.blocked);
  const [asked, setAsked] = useState(desk.position.asked);
  const sound = () => void desk.tone.allow().then(() => desk.tone.once(1));
  if (!asked) {
    return (
      <section className="card first" aria-label={t('first.title')}>
        <h2>{t('first.title')}</h2>
        <ul className="plain">
          <li><Icon name="bell" />{t('first.sound')}</li>
          <li><Icon name="place" />{t('first.position')}</li>
        </ul>
        <button
          type="button" className="wide"
          onClick={() => {
            sound();
            desk.position.start();
            setAsked(true);
          }}
        >
          {t('first.start')}
        </button>
        <button
          type="button" className="plain-button"
          onClick={() => {
            sound();
            desk.position.stop();
            setAsked(true);
          }}
        >
          {t('first.soundOnly')}
        </button>
      </section>
    );
  }
  if (!blocked) return null;
  return <button type="button" className="callout warn as-button" onClick={sound}><Icon name="mute" />{t('me.ring.blocked')}</button>;
}
