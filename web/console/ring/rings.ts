import type { Move, RingNews, Task } from '@shared/api/types/index.ts';

/** A ring with what may be done about it: null until the task list has said so. */
export interface DeskRing extends RingNews { moves: readonly Move[] | null }

/** A ring that is told again (live line and task list both tell it) rings once. */
export const withRing = (rings: readonly DeskRing[], ring: RingNews): DeskRing[] => [
  ...rings.filter((old) => old.callId !== ring.callId),
  { ...ring, moves: rings.find((old) => old.callId === ring.callId)?.moves ?? null },
];

export const without = (rings: readonly DeskRing[], callId: string): DeskRing[] => rings.filter((ring) => ring.callId !== callId);

/** The worst first, then the one that has waited longest. */
export const inOrder = <T extends RingNews>(rings: readonly T[]): T[] =>
  [...rings].sort((a, b) => b.severity - a.severity || a.since.localeCompare(b.since) || a.callId.localeCompare(b.callId));

/**
 * What rings by the task list of this moment. Rings that the line told while the list was on its way (`toldMeanwhile`) are kept, since
 * the list may not know them yet; all others that it does not name are over.
 */
export function fromTasks(tasks: readonly Task[], known: readonly DeskRing[], toldMeanwhile: ReadonlySet<string>): DeskRing[] {
  const listed = tasks.flatMap((task) => (task.ring ? [ringOf(task, task.ring)] : []));
  const names = new Set(listed.map((ring) => ring.callId));
  return [...listed, ...known.filter((ring) => toldMeanwhile.has(ring.callId) && !names.has(ring.callId))];
}

const phases = ['officer', 'crew', 'pointOwner', 'operator', 'dutyList', 'holder'] as const;

function ringOf(task: Task, ring: NonNullable<Task['ring']>): DeskRing {
  return {
    callId: ring.callId, caseNumber: task.number, title: task.title, category: task.category, severity: task.severity, place: task.place,
    since: ring.since, until: ring.until, role: phases.find((phase) => phase === ring.phase) ?? 'operator', moves: task.allowedMoves,
  };
}
