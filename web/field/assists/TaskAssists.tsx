import { useState } from 'react';
import type { Task } from '@shared/api/types/index.ts';
import { useAssistTexts } from '@shared/i18n/assistTexts.ts';
import { useDesk } from '../desk/Desk.ts';
import { Icon } from '../parts/Icon.tsx';
import { AskSheet } from './AskSheet.tsx';
import { AssistCard } from './AssistCard.tsx';

/** The parts of this case that other bodies do, and the way of its lead to ask for one. */
export function TaskAssists({ task }: { task: Task }) {
  const words = useAssistTexts();
  const desk = useDesk();
  const [asks, setAsks] = useState(false);
  // A phone may still hold a task that was told before there were any.
  const parts = task.assists ?? [];
  if (parts.length === 0 && !task.mayAskAssist) return null;
  const open = parts.filter((part) => part.endedAt === null).length;
  return (
    <section className="meeting-part">
      <h2>{words('title')}</h2>
      {open > 0 && task.allowedMoves.length > 0 && <p className="soft">{words('holds', { count: open })}</p>}
      {parts.map((part) => <div key={`${part.id} ${part.state}`} className={`card meeting-card${part.late ? ' is-late' : ''}`}><AssistCard number={task.number} part={part} mayOpen onMade={() => void desk.tasks.refresh()} /></div>)}
      {task.mayAskAssist && <button type="button" className="plain-button" onClick={() => setAsks(true)}><Icon name="plus" size={22} />{words('ask')}</button>}
      {asks && <AskSheet number={task.number} onClose={() => setAsks(false)} />}
    </section>
  );
}
