import { useState } from 'react';
import { say } from '@shared/i18n/lang.ts';
import { useLine } from '@shared/live/useLive.ts';
import { useDesk } from '../desk/Desk.ts';
import { useTold } from '../desk/Told.ts';
import { QueueSheet } from '../outbox/QueueSheet.tsx';
import { counts } from '../rules/queue.ts';
import { useWords } from '../words.ts';
import { Icon } from './Icon.tsx';

/** Who, on shift or not, the line, and how much still waits on this phone. Offline is a word here, never an alarm. */
export function StatusBar() {
  const desk = useDesk();
  const t = useWords();
  const shift = useTold(desk.shift.state);
  return (
    <header className="status-bar">
      <p className="who">
        <strong>{say(desk.me.displayName, t.lang)}</strong>
        {shift.on !== null && <span className={shift.on ? 'pill ok' : 'pill'}>{t(shift.on ? 'me.shift.on' : 'me.shift.off')}</span>}
      </p>
      <QueueCount />
      <LineMark />
    </header>
  );
}

/** The state of the live line, in a word. */
export function LineMark() {
  const t = useWords();
  const line = useLine();
  return <span className={`line line-${line.state}`}><i aria-hidden="true" />{t(`line.${line.state}`)}</span>;
}

/** Small counts of what has not reached the center, the refused and the waiting apart; they open the list. Absent when nothing waits. */
export function QueueCount({ brief = false }: { brief?: boolean }) {
  const desk = useDesk();
  const t = useWords();
  const [open, setOpen] = useState(false);
  const { waiting, refused } = counts(useTold(desk.entries), desk.me.userName);
  const words = { refused: t('queue.refused', { n: refused }), waiting: t('queue.count', { n: waiting }) };
  // Beside a case's number, and both beside a name, there is no room for words.
  const numbers = brief || (refused > 0 && waiting > 0);
  return (
    <>
      {waiting + refused > 0 && (
        <button type="button" className="queue-count" aria-label={[refused > 0 && words.refused, waiting > 0 && words.waiting].filter(Boolean).join(' · ')} onClick={() => setOpen(true)}>
          {refused > 0 && <span className="pill late"><Icon name="notSo" size={18} />{numbers ? refused : words.refused}</span>}
          {waiting > 0 && <span className="pill warn"><Icon name="upload" size={18} />{numbers ? waiting : words.waiting}</span>}
        </button>
      )}
      {open && <QueueSheet onClose={() => setOpen(false)} />}
    </>
  );
}
