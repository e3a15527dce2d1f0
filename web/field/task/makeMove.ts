import type { Move, MoveBody, Task } from '@shared/api/types/index.ts';
import { cityClock } from '@shared/time/cityClock.ts';
import type { Desk } from '../desk/Desk.ts';

/** What some moves ask for beside words and photos. */
export type MoveExtras = Pick<MoveBody, 'moreTime' | 'until'>;

/** Makes a move: on the phone at once, on the server as soon as it can be reached. */
export async function makeMove(
  desk: Desk, task: Pick<Task, 'number' | 'version'>, move: Move, note = '', photos: Array<{ label: string; blob: Blob }> = [], extras: MoveExtras = {},
): Promise<void> {
  const alone = !desk.entries.value.some((entry) => entry.kind === 'move' && entry.subject === task.number);
  await desk.outbox.add({
    kind: 'move',
    subject: task.number,
    label: move,
    body: {
      move,
      ...(note.trim() === '' ? {} : { note: note.trim() }),
      ...extras,
      // Behind a move that is still on the way the version is not known yet.
      ...(alone && task.version > 0 ? { expectedVersion: task.version } : {}),
    },
    photos,
    occurredAt: new Date(cityClock.now()).toISOString(),
  });
}
