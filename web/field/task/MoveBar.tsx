import { useEffect, useState } from 'react';
import type { Move, Task } from '@shared/api/types.ts';
import { useSharedTexts } from '@shared/i18n/sharedTexts.ts';
import { useDesk } from '../desk/Desk.ts';
import { Icon } from '../parts/Icon.tsx';
import { Sheet } from '../parts/Sheet.tsx';
import { chooseMoves, formOf, needsSheet } from '../rules/nextMove.ts';
import { useWords } from '../words.ts';
import { makeMove } from './makeMove.ts';
import { MoveSheet } from './MoveSheet.tsx';

/** ms after a press in which the wide button takes no other: it has already become the next move, and a wet thumb taps twice. */
const settleMs = 700;

/** The bar under the thumb: the one next move, and beside it "not so" and the call. */
export function MoveBar({ task }: { task: Task }) {
  const t = useWords();
  const shared = useSharedTexts();
  const desk = useDesk();
  const [open, setOpen] = useState<Move | 'notSo' | 'call' | null>(null);
  const [settling, setSettling] = useState(false);
  useEffect(() => {
    if (!settling) return;
    const timer = setTimeout(() => setSettling(false), settleMs);
    return () => clearTimeout(timer);
  }, [settling]);
  const choice = chooseMoves(task.allowedMoves);
  const notSo: Move[] = choice.mayDecline ? [...choice.notSo, 'declined'] : choice.notSo;
  const start = (move: Move) => {
    if (needsSheet(move, formOf(move, task.moveForms))) setOpen(move);
    else {
      setSettling(true);
      void makeMove(desk, task, move);
    }
  };
  const waiting = task.state === 'handedOver' || task.state === 'done' || task.state === 'closed' ? task.state : 'other';
  return (
    <footer className="move-bar">
      {choice.other && <button type="button" className="second" onClick={() => setOpen(choice.other)}>{shared(`move.${choice.other}`)}</button>}
      <div className="move-row">
        {notSo.length > 0 && (
          <button type="button" className="side" onClick={() => setOpen('notSo')}><Icon name="notSo" /><span>{t('task.notSo')}</span></button>
        )}
        <button type="button" className="side" onClick={() => setOpen('call')}><Icon name="call" /><span>{t('task.call')}</span></button>
        {choice.next
          ? <button type="button" className={`wide next next-${choice.next}`} disabled={settling} onClick={() => start(choice.next!)}>{shared(`move.${choice.next}`)}</button>
          : <p className="next-wait">{t(`task.waitingFor.${waiting}`)}</p>}
      </div>
      {open === 'notSo' && <NotSoSheet moves={notSo} onChoose={setOpen} onClose={() => setOpen(null)} />}
      {open === 'call' && <CallSheet task={task} onClose={() => setOpen(null)} />}
      {open && open !== 'notSo' && open !== 'call' && <MoveSheet task={task} move={open} onClose={() => setOpen(null)} />}
    </footer>
  );
}

function NotSoSheet({ moves, onChoose, onClose }: { moves: Move[]; onChoose: (move: Move) => void; onClose: () => void }) {
  const t = useWords();
  const shared = useSharedTexts();
  return (
    <Sheet title={t('task.notSo')} onClose={onClose}>
      <p className="soft">{t('task.notSo.lead')}</p>
      <div className="choices">
        {moves.map((move) => (
          <button type="button" key={move} className="choice" onClick={() => onChoose(move)}>
            <strong>{shared(`move.${move}`)}</strong>
            <span className="soft">{t.of(`notSo.${move}`, null, '')}</span>
          </button>
        ))}
      </div>
    </Sheet>
  );
}

function CallSheet({ task, onClose }: { task: Task; onClose: () => void }) {
  const t = useWords();
  return (
    <Sheet title={t('task.call.title')} onClose={onClose}>
      {task.crew?.phone ? <CrewCall crew={task.crew} /> : <p className="soft">{t('task.call.none')}</p>}
    </Sheet>
  );
}

export function CrewCall({ crew }: { crew: NonNullable<Task['crew']> }) {
  const t = useWords();
  const name = (text: typeof crew.name) => (typeof text === 'string' ? text : t.lang === 'zh' ? text.zh : text.en);
  return (
    <a className="crew-call" href={`tel:${(crew.phone ?? '').replace(/[^+\d]/g, '')}`}>
      <Icon name="call" size={30} />
      <span><strong>{name(crew.organization)}</strong><span>{name(crew.name)}</span><b>{crew.phone}</b></span>
    </a>
  );
}
