import { useEffect, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { say } from '@shared/i18n/lang.ts';
import { useSharedTexts } from '@shared/i18n/sharedTexts.ts';
import { SeverityMark } from '@shared/marks/SeverityMark.tsx';
import { useCityNow, useCityRate } from '@shared/time/cityClock.ts';
import { useDesk } from '../desk/Desk.ts';
import type { ShownRing } from '../desk/RingDesk.ts';
import { useTold } from '../desk/Told.ts';
import { Icon } from '../parts/Icon.tsx';
import { countdown, dialOf, isToldOnly } from '../rules/ring.ts';
import { storeFault, type StoreFault } from '../rules/storeFault.ts';
import { makeMove } from '../task/makeMove.ts';
import { MoveSheet } from '../task/MoveSheet.tsx';
import { titleClass } from '../task/title.ts';
import { useFar } from '../task/useFar.ts';
import { useWords } from '../words.ts';
import { SlideToAccept } from './SlideToAccept.tsx';

/** Shows the ring that matters most, over everything, until it is answered or over. */
export function RingScreen() {
  const desk = useDesk();
  useTold(desk.rings.rings);
  useTold(desk.rings.answered);
  const now = useCityNow(250);
  const current = desk.rings.current(now);
  return current && <Ringing key={current.ring.callId} ring={current.ring} more={current.more} now={now} />;
}

function Ringing({ ring, more, now }: { ring: ShownRing; more: number; now: number }) {
  const desk = useDesk();
  const t = useWords();
  const shared = useSharedTexts();
  const navigate = useNavigate();
  const dialog = useRef<HTMLDialogElement>(null);
  const [silent, setSilent] = useState(false);
  const [declining, setDeclining] = useState(false);
  const [fault, setFault] = useState<StoreFault | null>(null);
  /** A slide that could not be kept goes back to its beginning. */
  const [failed, setFailed] = useState(0);
  const blocked = useTold(desk.tone.blocked);
  const far = useFar(ring.place);
  const crew = isToldOnly(ring.role);
  const dial = dialOf(countdown(ring, now, useCityRate()), crew, useTold(desk.rings.receipted).has(ring.callId));
  const task = desk.tasks.known.value.tasks.find((found) => found.number === ring.caseNumber);

  useEffect(() => {
    const shown = dialog.current;
    if (shown && !shown.open) shown.showModal();
    shown?.querySelector<HTMLElement>('[role="slider"]')?.focus();
    desk.rings.shown(ring.callId);
    return () => shown?.close();
  }, [desk, ring.callId]);
  useEffect(() => {
    if (silent) return;
    desk.tone.ring(ring.severity);
    return () => desk.tone.stop();
  }, [desk, ring.severity, silent, blocked]);

  const accept = async () => {
    setFault(null);
    try {
      // A crew's call is answered by its phone showing it, which the dial says; its first move is the beginning of the work.
      if (!crew) await makeMove(desk, task ?? { number: ring.caseNumber, version: 0 }, 'accept');
    } catch (error) {
      setFault(storeFault(error));
      setFailed((times) => times + 1);
      return;
    }
    desk.rings.answer(ring.callId);
    void navigate(`/task/${encodeURIComponent(ring.caseNumber)}`);
  };
  const title = say(ring.title, t.lang);
  return (
    <dialog
      ref={dialog} className={`ring ring-${ring.severity}`} role="alertdialog" aria-label={`${t.of(`ring.${ring.role}`)} · ${title}`}
      onCancel={(event) => event.preventDefault()} onPointerDown={() => void desk.tone.allow()}
    >
      <div className="ring-body">
        <header className="ring-head">
          <span className="ring-role">{t.of(`ring.${ring.role}`)}</span>
          <button type="button" className="round" onClick={() => setSilent(true)} aria-label={t('ring.silence')} aria-pressed={silent}><Icon name={silent ? 'mute' : 'bell'} /></button>
        </header>
        <div className="ring-what">
          <SeverityMark severity={ring.severity} size={26} />
          <h1 className={titleClass(task)}>{title}</h1>
          <p><Icon name="place" size={24} />{say(ring.place.address, t.lang)}</p>
          {far && <p><Icon name="go" size={24} />{t('ring.far', { distance: far.distance, wind: far.way })}</p>}
        </div>
        <Dial share={dial.share} seconds={dial.secondsLeft} word={t(dial.word)} />
        {blocked && <p className="ring-hint">{t('me.ring.blocked')}</p>}
        {fault && <p className="ring-hint" role="alert">{t(`store.${fault}`)}</p>}
        {more > 0 && <p className="ring-hint">{t('ring.more', { n: more })}</p>}
        <SlideToAccept key={failed} label={t(crew ? 'ring.crew.slide' : 'ring.slide')} help={t(crew ? 'ring.crew.slideHelp' : 'ring.slideHelp')} onAccept={() => void accept()} />
        {!crew && <button type="button" className="ring-decline" onClick={() => setDeclining(true)}>{t('ring.decline')}</button>}
      </div>
      {declining && (
        <MoveSheet
          task={task ?? declinable(ring)} move="declined" onClose={() => setDeclining(false)}
          onMade={() => desk.rings.answer(ring.callId)}
        />
      )}
      <span className="sr-only" role="status">{shared(`severity.${ring.severity}`)} {title}</span>
    </dialog>
  );
}

/** What the decline sheet needs of a task that has not been fetched yet. */
function declinable(ring: ShownRing): Parameters<typeof MoveSheet>[0]['task'] {
  return { number: ring.caseNumber, version: 0, moveForms: {}, crew: null } as unknown as Parameters<typeof MoveSheet>[0]['task'];
}

const radius = 54;
const around = 2 * Math.PI * radius;

function Dial({ share, seconds, word }: { share: number; seconds: number | null; word: string }) {
  return (
    <div className="dial" role="timer" aria-live="off">
      <svg viewBox="0 0 120 120" aria-hidden="true">
        <circle cx="60" cy="60" r={radius} className="dial-track" />
        <circle cx="60" cy="60" r={radius} className="dial-left" strokeDasharray={around} strokeDashoffset={around * (1 - share)} transform="rotate(-90 60 60)" />
      </svg>
      <p>{seconds !== null && <b>{seconds}</b>}<span>{word}</span></p>
    </div>
  );
}
