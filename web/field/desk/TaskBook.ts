import { api } from '@shared/api/client.ts';
import { Problem } from '@shared/api/problem.ts';
import type { CasePage, CaseSummary, Task } from '@shared/api/types/index.ts';
import { Told, kept } from './Told.ts';

export interface KnownTasks {
  tasks: Task[];
  /** Machine time in ms when the server last told them; null before that. */
  at: number | null;
  /** True when the last try got no answer: what is shown is from `at`. */
  stale: boolean;
}

/** My tasks as last told, kept on the phone so that they can be read without a network. */
export class TaskBook {
  readonly known: Told<KnownTasks>;
  /** The session is over: what is done stays on the phone until somebody signs in again. */
  readonly signedOut = new Told(false);
  #asking: Promise<void> | null = null;
  #askAgain = false;

  constructor(private readonly account: string) {
    this.known = new Told(kept.read<KnownTasks>(`tasks.${account}`) ?? { tasks: [], at: null, stale: false });
  }

  /** Asks the server; calls that come while one is under way become one more afterwards. */
  refresh(): Promise<void> {
    if (this.#asking) {
      this.#askAgain = true;
      return this.#asking;
    }
    this.#asking = this.#ask().finally(() => {
      this.#asking = null;
      if (this.#askAgain) {
        this.#askAgain = false;
        void this.refresh();
      }
    });
    return this.#asking;
  }

  /** The server's answer to a move, shown before the list is fetched again. */
  put(page: CasePage): void {
    const put = (task: Task): Task => (task.number === page.number ? { ...task, ...page, ring: page.state === task.state ? task.ring : null } : task);
    this.#tell({ ...this.known.value, tasks: this.known.value.tasks.map(put) });
  }

  /** News of a case on the list. What only the whole page tells, such as its allowed moves, is fetched. */
  news(summary: CaseSummary): void {
    const task = this.known.value.tasks.find((t) => t.number === summary.number);
    if (!task || task.version >= summary.version) return;
    void this.refresh();
  }

  async #ask(): Promise<void> {
    try {
      const { items } = await api.get<{ items: Task[] }>('/me/tasks');
      this.signedOut.tell(false);
      this.#tell({ tasks: items, at: Date.now(), stale: false });
    } catch (error) {
      if (error instanceof Problem && error.status === 401) this.signedOut.tell(true);
      this.known.tell({ ...this.known.value, stale: true });
    }
  }

  #tell(known: KnownTasks): void {
    this.known.tell(known);
    kept.write(`tasks.${this.account}`, known);
  }
}
