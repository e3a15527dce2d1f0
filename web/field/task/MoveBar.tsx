import { useState } from 'react';
import type { Move, Task } from '@shared/api/types/index.ts';
import { moveWord } from '@shared/cases/moveWord.ts';
import { say } from '@shared/i18n/lang.ts';
import { useSharedTexts } from '@shared/i18n/sharedTexts.ts';
import { useDesk } from '../desk/Desk.ts';
import { Icon } from '../parts/Icon.tsx';
import { Sheet } from '../parts/Sheet.tsx';
import { isSettling, settle, useSettling } from '../parts/settle.ts';
import { arrivalDoubt } from '../rules/arrival.ts';
import { holderOf } from '../rules/holder.ts';
import { chooseMoves, formOf, needsSheet } from '../rules/nextMove.ts';
import { storeFault, type StoreFault } from '../rules/storeFault.ts';
import { doneWord } from '../rules/walk.ts';
import { useWords } from '../words.ts';
import { CallSheet } from './Calls.tsx';
import { FarSheet } from './FarSheet.tsx';
import { makeMove } from './makeMove.ts';
import { MoveSheet } from './MoveSheet.tsx';

type Open = { kind: 'move'; move: Move } | { kind: 'notSo' } | { kind: 'call' } | { kind: 'far'; meters: number };

/** The bar under the thumb: the one next move, and beside it "not so" and the call. */
export function MoveBar({ task }: { task: Task }) {
  const t = useWords();
  const shared = useSharedTexts();
  const desk = useDesk();
  const [open, setOpen] = useState<Open | null>(null);
  const [fault, setFault] = useState<StoreFault | null>(null);
  const settling = useSettling();
  const close = () => setOpen(null);
  const choice = chooseMoves(task.allowedMoves);
  const notSo: Move[] = choice.mayDecline ? [...choice.notSo, 'declined'] : choice.notSo;
  const ask = (move: Move) => setOpen({ kind: 'move', move });
  const go = (move: Move) => {
    settle();
    setFault(null);
    makeMove(desk, task, move).catch((error: unknown) => setFault(storeFault(error)));
  };
  const start = (move: Move) => {
    if (isSettling()) return;
    const meters = move === 'arrived' ? arrivalDoubt(desk.position.fix.value, task.place, Date.now()) : null;
    if (meters !== null) setOpen({ kind: 'far', meters });
    else if (needsSheet(move, formOf(move, task.moveForms))) ask(move);
    else go(move);
  };
  return (
    <footer className="move-bar">
      {fault && <p className="callout late" role="alert">{t(`store.${fault}`)}</p>}
      {choice.other && <button type="button" className="second" disabled={settling} onClick={() => ask(choice.other!)}>{moveWord(choice.other, task.moveForms, shared)}</button>}
      <div className="move-row">
        {notSo.length > 0 && (
          <button type="button" className="side" onClick={() => setOpen({ kind: 'notSo' })}><Icon name="notSo" /><span>{t(isStreet(task) ? 'task.notSo' : 'task.more')}</span></button>
        )}
        <button type="button" className="side" onClick={() => setOpen({ kind: 'call' })}><Icon name="call" /><span>{t('task.call')}</span></button>
        {choice.next
          ? <button type="button" className={`wide next next-${choice.next}`} disabled={settling} onClick={() => start(choice.next!)}>{moveWord(choice.next, task.moveForms, shared)}</button>
          : <p className="next-wait"><WaitingFor task={task} /></p>}
      </div>
      {open?.kind === 'notSo' && <NotSoSheet task={task} moves={notSo} onChoose={ask} onClose={close} />}
      {open?.kind === 'call' && <CallSheet task={task} onClose={close} />}
      {open?.kind === 'far' && <FarSheet meters={open.meters} onClose={close} onYes={() => { close(); go('arrived'); }} />}
      {open?.kind === 'move' && <MoveSheet task={task} move={open.move} onClose={close} />}
    </footer>
  );
}

const isStreet = (task: Task): boolean => task.workflow.name === 'street';

/** Why there is nothing to press: what others do now, and who has it where it is somebody else's. */
function WaitingFor({ task }: { task: Task }) {
  const t = useWords();
  if (task.state === 'done') return t(`task.waitingFor.${doneWord(task.outcome)}`);
  if (task.state === 'handedOver' || task.state === 'handling' || task.state === 'closed') return t(`task.waitingFor.${task.state}`);
  const holder = holderOf(task);
  return task.mine || holder.name === null ? t('task.waitingFor.other') : t.of(`holder.${holder.kind}`, { name: say(holder.name, t.lang) });
}

function NotSoSheet({ task, moves, onChoose, onClose }: { task: Task; moves: Move[]; onChoose: (move: Move) => void; onClose: () => void }) {
  const t = useWords();
  const shared = useSharedTexts();
  const settling = useSettling();
  return (
    <Sheet title={t(isStreet(task) ? 'task.notSo' : 'task.more')} onClose={onClose}>
      {isStreet(task) && <p className="soft">{t('task.notSo.lead')}</p>}
      <div className="choices">
        {moves.map((move) => (
          <button type="button" key={move} className="choice" disabled={settling} onClick={() => onChoose(move)}>
            <strong>{moveWord(move, task.moveForms, shared)}</strong>
            <span className="soft">{t.of(`notSo.${move}`, null, '')}</span>
          </button>
        ))}
      </div>
    </Sheet>
  );
}
