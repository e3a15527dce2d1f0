import { useState } from 'react';
import { api } from '@shared/api/client.ts';
import { useKeyOf } from '@shared/api/useKeyOf.ts';
import type { NeighborhoodTask } from '@shared/api/types/index.ts';
import { explain } from '@shared/i18n/problems.ts';
import { useWorkItemTexts } from '@shared/i18n/workItemTexts.ts';
import { Sheet } from '../parts/Sheet.tsx';

/** Does a task, objects to it, looks at it: with words where they are needed. */
export function TaskMove({ task, move, onClose, onMade }: { task: NeighborhoodTask; move: string; onClose: () => void; onMade: () => void }) {
  const words = useWorkItemTexts();
  const keyOf = useKeyOf();
  const [note, setNote] = useState('');
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const needed = task.moves.find((m) => m.move === move)?.words ?? true;
  const label = move === 'done' ? words('words.done') : move === 'object' ? words('words.object') : words(needed ? 'words.needed' : 'words');
  const send = async (): Promise<void> => {
    if (busy || (needed && !note.trim())) return;
    setBusy(true);
    setFailure(null);
    const body = { move, ...(note.trim() ? { words: note.trim() } : {}) };
    try {
      await api.post(`/neighborhood-tasks/${encodeURIComponent(task.number)}/moves`, body, { idempotencyKey: keyOf(JSON.stringify(body)) });
      onMade();
      onClose();
    } catch (error) {
      setFailure(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Sheet title={words.of(`move.${move}`)} onClose={onClose}>
      <p>{task.what}</p>
      <div className="field"><label htmlFor="task-words">{label}</label><textarea id="task-words" rows={4} maxLength={2_000} value={note} onChange={(e) => setNote(e.target.value)} /></div>
      {failure ? <p className="callout late" role="alert">{explain(failure)}</p> : null}
      <button type="button" className="wide" disabled={busy || (needed && !note.trim())} onClick={() => void send()}>{busy ? words('sending') : words.of(`move.${move}`)}</button>
    </Sheet>
  );
}
