import type { RingEndNews, RingNews, Severity, Task } from '@shared/api/types/index.ts';
import { say } from '@shared/i18n/lang.ts';
import { Receipts } from '@shared/live/receipts.ts';
import { firstRing, isToldOnly, withRing } from '../rules/ring.ts';
import { Told, kept } from './Told.ts';

export type ShownRing = RingNews & { severity: Severity };
export interface Notice { reason: string; title: string }

/** How long a notice stands, in ms. */
const noticeMs = 8000;

/** Answered calls that are remembered over a reload: a crew's call stays open until its work begins. */
const mostAnswered = 40;

/** Rings told by the live line and by the task list; a ring lives until it is answered, ended or past its time. */
export class RingDesk {
  readonly rings = new Told<ShownRing[]>([]);
  readonly answered = new Told<ReadonlySet<string>>(new Set(kept.read<string[]>('answered') ?? []));
  readonly notice = new Told<Notice | null>(null);
  /** Calls of which the center knows that this phone shows them. */
  readonly receipted = new Told<ReadonlySet<string>>(new Set());
  readonly #receipts = new Receipts(undefined, (callId) => this.receipted.tell(new Set([...this.receipted.value, callId])));
  readonly #stop = this.rings.onChange(() => this.#receipts.keepOnly(this.rings.value.map((ring) => ring.callId)));
  /** Calls that a task list has named: when a later list no longer does, they are over. */
  readonly #listed = new Set<string>();

  /** The ring to show at `cityNow`, and how many more wait. */
  current(cityNow: number): { ring: ShownRing; more: number } | null {
    const ring = firstRing(this.rings.value, this.answered.value, cityNow);
    if (!ring) return null;
    const rest = this.rings.value.filter((r) => r.callId !== ring.callId);
    let more = 0;
    for (let left = rest; ; more++) {
      const next = firstRing(left, this.answered.value, cityNow);
      if (!next) return { ring, more };
      left = left.filter((r) => r.callId !== next.callId);
    }
  }

  told(ring: RingNews): void {
    if (this.answered.value.has(ring.callId)) return;
    this.rings.tell(withRing(this.rings.value, ring));
  }

  /** `title` names the case for a call that did not ring here any more. */
  ended(end: RingEndNews, title: string | null): void {
    const ring = this.rings.value.find((r) => r.callId === end.callId);
    const mine = this.answered.value.has(end.callId);
    this.rings.tell(this.rings.value.filter((r) => r.callId !== end.callId));
    const reason: string = end.reason;
    const told = ring ? say(ring.title) : title;
    const own = mine || reason === 'accepted' || reason === 'declined';
    // That it cleared itself matters also to whoever is on the way already.
    if (told && (reason === 'cleared' || (ring && !own))) this.#notify({ reason, title: told });
  }

  /** For a while, wherever the person is; then it is over for every page. */
  #notify(notice: Notice): void {
    this.notice.tell(notice);
    setTimeout(() => {
      if (this.notice.value === notice) this.notice.tell(null);
    }, noticeMs);
  }

  /** After a reload or a lost line the list knows what rings; what it no longer knows is over. */
  fromTasks(tasks: readonly Task[]): void {
    const ringing = tasks.flatMap((task) => (task.ring && (isToldOnly(task.ring.phase) || task.allowedMoves.includes('accept')) ? [ringOf(task)] : []));
    const unlisted = this.rings.value.filter((ring) => !this.#listed.has(ring.callId));
    for (const ring of ringing) this.#listed.add(ring.callId);
    this.rings.tell([...unlisted.filter((ring) => !this.#listed.has(ring.callId)), ...ringing]);
  }

  answer(callId: string): void {
    const all = [...this.answered.value, callId].slice(-mostAnswered);
    this.answered.tell(new Set(all));
    kept.write('answered', all);
  }

  /** The phone showed the ring. It is told until it got through, also after an answer: a crew's call is answered by just this. */
  shown(callId: string): void {
    this.#receipts.shown(callId);
  }

  close(): void {
    this.#stop();
    this.#receipts.keepOnly([]);
  }
}

function ringOf(task: Task): ShownRing {
  const ring = task.ring!;
  return {
    callId: ring.callId, caseNumber: task.number, title: task.title, category: task.category, severity: task.severity,
    place: task.place, since: ring.since, until: ring.until, role: ring.phase as RingNews['role'],
  };
}
