/** The list of what a response sets going, as this phone knows it: what the center said, with what was ticked here and has not reached it yet. */
import type { Level, ResponseTask, Text } from '@shared/api/types/index.ts';
import { inOrder, type Entry } from './queue.ts';

export interface Item {
  task: ResponseTask;
  done: boolean;
  /** Who did it and when, as far as the center knows. */
  by: Text | null;
  at: string | null;
  /** Ticked, or taken back, on this phone and still on the way. */
  waits: boolean;
  /** What the center did not take. */
  refused: Entry | null;
}

/** What an entry is about: each thing on its own, so that one refusal holds up no other. */
export const subjectOf = (response: string, task: string): string => `${response}/${task}`;

/** The list with what still waits on this phone already done. */
export function foresee(response: string, tasks: readonly ResponseTask[], entries: readonly Entry[], account: string): Item[] {
  return tasks.map((task) => {
    const own = inOrder(entries).filter((e) => e.account === account && e.kind === 'task' && e.subject === subjectOf(response, task.id));
    const refused = own.find((e) => e.state === 'refused') ?? null;
    const last = refused ? undefined : own.at(-1);
    const said = last?.body['done'] === undefined ? null : last.body['done'] === true;
    return {
      task, done: said ?? task.doneAt !== null, by: said === null ? task.doneBy : null, at: said === null ? task.doneAt : (last?.occurredAt ?? null),
      waits: last !== undefined, refused,
    };
  });
}

/** By level: that in force first, then those before it; within a level as the package says them, so that nothing moves under a thumb. */
export function byLevel(items: readonly Item[], inForce: Level | null): { level: Level; items: Item[] }[] {
  const levels = [...new Set(items.map((item) => item.task.level))].sort((a, b) => Number(b === inForce) - Number(a === inForce));
  return levels.map((level) => ({ level, items: items.filter((item) => item.task.level === level) }));
}
