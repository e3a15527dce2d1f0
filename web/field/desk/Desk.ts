import { createContext, useContext, useMemo } from 'react';
import type { CasePage, Me, ResponsePage, Task } from '@shared/api/types/index.ts';
import { say } from '@shared/i18n/lang.ts';
import { LiveConnection } from '@shared/live/connection.ts';
import { syncCityClock } from '@shared/time/cityClock.ts';
import { Outbox } from '../outbox/Outbox.ts';
import { carry, renew } from '../outbox/carry.ts';
import { openStore } from '../outbox/store.ts';
import { predict } from '../rules/nextMove.ts';
import { waitingMoves, type Entry } from '../rules/queue.ts';
import { MeetingBook } from './MeetingBook.ts';
import { PositionShare } from './PositionShare.ts';
import { ResponseBook } from './ResponseBook.ts';
import { RingDesk } from './RingDesk.ts';
import { Shift } from './Shift.ts';
import { TaskBook } from './TaskBook.ts';
import { Tone } from './Tone.ts';
import { Told, useTold } from './Told.ts';

/** How often the list is fetched while the live line is lost, in ms. */
const pollMs = 15000;

/** Everything that one signed-in phone holds. */
export class Desk {
  readonly live = new LiveConnection();
  readonly tasks: TaskBook;
  readonly responses: ResponseBook;
  readonly meetings: MeetingBook;
  readonly rings = new RingDesk();
  readonly tone = new Tone();
  readonly position = new PositionShare();
  readonly shift: Shift;
  readonly entries = new Told<readonly Entry[]>([]);
  /** What the server answered to the reports of this phone, by the entry's subject. */
  readonly receipts = new Told<ReadonlyMap<string, unknown>>(new Map());
  #stops: Array<() => void> = [];

  private constructor(readonly me: Me, readonly outbox: Outbox) {
    this.tasks = new TaskBook(me.userName);
    this.responses = new ResponseBook(me.userName, me.actions.includes('response.read'));
    this.meetings = new MeetingBook(me.userName, me.actions.includes('meeting.read'));
    this.shift = new Shift(me.userName, me.actions.includes('shift.check'));
  }

  static async open(me: Me): Promise<Desk> {
    const outbox = new Outbox({
      store: await openStore(), account: me.userName, carry, renew, now: () => Date.now(),
      later: (run, ms) => {
        const timer = setTimeout(run, ms);
        return () => clearTimeout(timer);
      },
    });
    const desk = new Desk(me, outbox);
    await desk.#start();
    return desk;
  }

  async #start(): Promise<void> {
    const { live, tasks, rings, outbox } = this;
    const again = () => void tasks.refresh();
    this.#stops = [
      outbox.onChange(() => this.entries.tell([...outbox.entries])),
      outbox.onTaken((entry, answer) => this.#taken(entry, answer)),
      // Whatever was refused was pressed on something old.
      outbox.onDenied((entry) => {
        again();
        if (entry.kind === 'task') void this.responses.refresh();
      }),
      tasks.signedOut.onChange(() => {
        if (!tasks.signedOut.value) this.#back();
      }),
      tasks.known.onChange(() => rings.fromTasks(tasks.known.value.tasks)),
      this.shift.state.onChange(() => this.position.shift(this.shift.state.value.on === true)),
      live.on('task', again),
      // A part of a case is asked, taken, done: its case's page shows it, and says whether it holds the case.
      live.on('myAssist', again),
      live.on('response', () => void this.responses.refresh()),
      live.on('myMeeting', () => void this.meetings.refresh()),
      live.on('shift', () => void this.shift.refresh()),
      live.on('case', (summary) => tasks.news(summary)),
      live.on('ring', (ring) => {
        rings.told(ring);
        again();
        void this.shift.refresh();
      }),
      live.on('ringEnd', (end) => {
        const task = tasks.known.value.tasks.find((known) => known.number === end.caseNumber);
        rings.ended(end, task ? say(task.title) : null);
        again();
      }),
      live.onGap(() => {
        again();
        void this.responses.refresh();
        void this.meetings.refresh();
        void this.shift.refresh();
      }),
      live.onLine(() => {
        if (live.line.state === 'live') this.#back();
      }),
    ];
    this.position.shift(this.shift.state.value.on === true);
    rings.fromTasks(tasks.known.value.tasks);
    window.addEventListener('online', this.#back);
    document.addEventListener('visibilitychange', this.#visible);
    const poll = setInterval(() => {
      if (live.line.state !== 'live') again();
    }, pollMs);
    this.#stops.push(() => clearInterval(poll));
    live.start();
    void syncCityClock().catch(() => undefined);
    this.shift.start();
    this.responses.start();
    this.meetings.start();
    again();
    await outbox.open();
    if (this.position.agreed) this.position.start();
  }

  close(): void {
    for (const stop of this.#stops) stop();
    window.removeEventListener('online', this.#back);
    document.removeEventListener('visibilitychange', this.#visible);
    this.live.stop();
    this.rings.close();
    this.shift.close();
    this.responses.close();
    this.meetings.close();
    this.tone.stop();
    this.outbox.close();
  }

  readonly #back = (): void => {
    void this.outbox.hurry();
    void this.tasks.refresh();
    void this.shift.refresh();
    void this.responses.refresh();
    void this.meetings.refresh();
  };

  readonly #visible = (): void => {
    if (document.visibilityState === 'visible') this.#back();
  };

  #taken(entry: Entry, answer: unknown): void {
    if (entry.kind === 'report') this.receipts.tell(new Map([...this.receipts.value, [entry.subject, answer]]));
    else if (entry.kind === 'task') return this.responses.put(answer as ResponsePage);
    else if (answer) this.tasks.put(answer as CasePage);
    void this.tasks.refresh();
  }
}

export const DeskContext = createContext<Desk | null>(null);

export function useDesk(): Desk {
  const desk = useContext(DeskContext);
  if (!desk) throw new Error('useDesk stands outside of a signed-in phone');
  return desk;
}

/** My tasks with the moves that still wait on this phone already made. */
export function useTasks(): Task[] {
  const desk = useDesk();
  const known = useTold(desk.tasks.known);
  const entries = useTold(desk.entries);
  return useMemo(
    () => known.tasks.map((task) => predict(task, waitingMoves(entries, desk.me.userName, task.number))),
    [known, entries, desk],
  );
}
