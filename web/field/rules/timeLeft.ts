import type { CaseState, ClockKind } from '@shared/api/types/index.ts';

export interface Clocked {
  dueAt: string | null;
  dueKind: ClockKind | null;
  late: boolean;
  state: CaseState;
  /** The call that rings on this phone. */
  ring?: { until: string | null } | null;
}

export interface TimeLeft {
  kind: ClockKind;
  /** City ms until due; negative when past. */
  leftMs: number;
  mood: 'calm' | 'soon' | 'late';
}

/** Less than this is "soon", in city ms. */
const soonMs = 60000;

/** The same for a call, which has a minute in all. */
const ringSoonMs = 15000;

/** States, told or foreseen, by which a clock has done its work. Offline the next one's instant is not known, and an old one would lie. */
const metIn: Record<ClockKind, readonly CaseState[]> = {
  accept: ['accepted', 'onTheWay', 'arrived', 'confirmed', 'handedOver', 'handling', 'done'],
  arrive: ['arrived', 'confirmed', 'handedOver', 'handling', 'done'],
  clear: ['done'],
  check: [],
};

/**
 * How long the person still has, or null when no clock runs that is known here. Who is being rung for a case that nobody has taken has the
 * time of their own call; that others let theirs pass is not their lateness.
 */
export function timeLeft(task: Clocked, cityNow: number): TimeLeft | null {
  if (task.ring && task.state === 'filed') return ringLeft(task.ring.until, cityNow);
  if (task.dueAt === null || task.dueKind === null || task.state === 'closed' || (metIn[task.dueKind] ?? []).includes(task.state)) return null;
  const leftMs = Date.parse(task.dueAt) - cityNow;
  const mood = leftMs < 0 || task.late ? 'late' : leftMs < soonMs ? 'soon' : 'calm';
  return { kind: task.dueKind, leftMs, mood };
}

function ringLeft(until: string | null, cityNow: number): TimeLeft | null {
  if (until === null) return null;
  const leftMs = Math.max(0, Date.parse(until) - cityNow);
  return { kind: 'accept', leftMs, mood: leftMs < ringSoonMs ? 'soon' : 'calm' };
}

export interface Ordered extends Clocked {
  severity: number;
  openedAt: string;
}

/** The most pressing first: late, then what is due soonest, then the worse, then the older. */
export function byUrgency(a: Ordered, b: Ordered): number {
  const due = (task: Ordered) => {
    const at = task.ring && task.state === 'filed' ? task.ring.until : task.dueAt;
    return at === null ? Number.MAX_SAFE_INTEGER : Date.parse(at);
  };
  return due(a) - due(b) || b.severity - a.severity || Date.parse(a.openedAt) - Date.parse(b.openedAt);
}
