import { api } from '@shared/api/client.ts';
import type { RingEndNews, RingNews, Severity, Task } from '@shared/api/types.ts';
import { firstRing, withRing } from '../rules/ring.ts';
import { Told } from './Told.ts';

export type ShownRing = RingNews & { severity: Severity };
export interface Notice { key: string; reason: RingEndNews['reason']; title: string }

/** Rings told by the live line and by the task list; a ring lives until it is answered, ended or past its time. */
export class RingDesk {
  readonly rings = new Told<ShownRing[]>([]);
  readonly answered = new Told<ReadonlySet<string>>(new Set());
  readonly notice = new Told<Notice | null>(null);
  readonly #seen = new Set<string>();
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

  ended(end: RingEndNews): void {
    const ring = this.rings.value.find((r) => r.callId === end.callId);
    const mine = this.answered.value.has(end.callId);
    this.rings.tell(this.rings.value.filter((r) => r.callId !== end.callId));
    if (ring && !mine && end.reason !== 'accepted') this.notice.tell({ key: end.callId, reason: end.reason, title: ring.title.zh });
  }

  /** After a reload or a lost line the list knows what rings; what it no longer knows is over. */
  fromTasks(tasks: readonly Task[], role: RingNews['role']): void {
    const ringing = tasks.flatMap((task) => (task.ring && task.allowedMoves.includes('accept') ? [ringOf(task, role)] : []));
    const known = new Map(this.rings.value.map((ring) => [ring.callId, ring]));
    const unlisted = this.rings.value.filter((ring) => !this.#listed.has(ring.callId));
    for (const ring of ringing) this.#listed.add(ring.callId);
    const listed = ringing.map((ring) => ({ ...ring, role: known.get(ring.callId)?.role ?? ring.role }));
    this.rings.tell([...unlisted.filter((ring) => !this.#listed.has(ring.callId)), ...listed]);
  }

  answer(callId: string): void {
    this.answered.tell(new Set([...this.answered.value, callId]));
  }

  /** Tells the server that the phone showed the ring: once, again until it got through. */
  async shown(callId: string): Promise<void> {
    if (this.#seen.has(callId)) return;
    this.#seen.add(callId);
    try {
      await api.post(`/calls/${encodeURIComponent(callId)}/seen`);
    } catch {
      this.#seen.delete(callId);
    }
  }
}

function ringOf(task: Task, role: RingNews['role']): ShownRing {
  const ring = task.ring!;
  return {
    callId: ring.callId, caseNumber: task.number, title: task.title, category: task.category, severity: task.severity,
    place: task.place, since: ring.since, until: ring.until, role,
  };
}
