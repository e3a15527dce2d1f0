import type { CaseClock, CasePage, CaseState, ClockKind, Outcome } from '@shared/api/types/index.ts';

/** The path as it is drawn; several states stand on one step. */
export const steps = ['filed', 'accepted', 'arrived', 'confirmed', 'handling', 'done', 'closed'] as const;
export type Step = (typeof steps)[number];
export type StepLook = 'passed' | 'skipped' | 'present' | 'ahead';

/** The step that a state waits for: the same that its running clock tells. A closed case waits for none. */
const nextOf: Readonly<Record<CaseState, Step | null>> = {
  filed: 'accepted', accepted: 'arrived', onTheWay: 'arrived', arrived: 'confirmed', confirmed: 'handling', handedOver: 'handling', handling: 'handling', done: 'done', closed: null,
};
/** What nobody did, by what the case came to. */
const leftOut: Partial<Record<Outcome, readonly Step[]>> = {
  clearedItself: ['arrived', 'confirmed', 'handling'], alreadyClear: ['handling'], falseAlarm: ['handling'], notFound: ['handling'],
};
/** The clock that stops with a step; a void one stopped although nobody took the step. */
const clockOf: Partial<Record<Step, ClockKind>> = { accepted: 'accept', arrived: 'arrive', done: 'check' };

/** Each step as it looks now: what lies behind was taken or left out, one is next, the rest is to come. */
export function pathOf({ state, outcome, clocks }: Pick<CasePage, 'state' | 'outcome' | 'clocks'>): { step: Step; look: StepLook }[] {
  const next = nextOf[state] ?? null;
  const at = next === null ? steps.length : steps.indexOf(next);
  const isLeftOut = (step: Step): boolean => (outcome && leftOut[outcome]?.includes(step)) || clocks.findLast((c) => c.kind === clockOf[step])?.void === true;
  return steps.map((step, i) => ({ step, look: i > at ? 'ahead' : i === at ? 'present' : isLeftOut(step) ? 'skipped' : 'passed' }));
}

export type Part = 'waiting' | 'travelling' | 'working' | 'checking' | 'closed';
export interface Span { part: Part; from: number; to: number; late: boolean; running: boolean }

/** What begins with a line of the history. Lines that are not here change nothing; `back` is decided by who had the case. */
const begins: Record<string, Part | 'back'> = {
  accept: 'travelling', arrived: 'working', alreadyClear: 'checking', falseAlarm: 'checking', notFound: 'checking', pickedUp: 'checking', done: 'checking', clearedItself: 'checking',
  handedOver: 'working', notMine: 'waiting', assign: 'back', returned: 'back', checked: 'closed', closedUnsampled: 'closed', reopened: 'waiting',
};
const limitOf: Partial<Record<Part, ClockKind>> = { waiting: 'accept', travelling: 'arrive', working: 'clear', checking: 'check' };

/**
 * A case's time as spans, round after round: waiting for somebody to accept, travelling, working, waiting for the check, and closed before it
 * came back. The last one runs until `now`, or ends with the close.
 */
export function spans(item: Pick<CasePage, 'openedAt' | 'closedAt' | 'state' | 'clocks' | 'history'>, now: number): Span[] {
  const out: Span[] = [];
  const end = item.state === 'closed' && item.closedAt ? Date.parse(item.closedAt) : now;
  let [part, from, withCrew]: [Part, number, boolean] = ['waiting', Date.parse(item.openedAt), false];
  const add = (to: number, running: boolean): void => {
    if (to > from || running) out.push({ part, from, to, late: isLate(item.clocks, limitOf[part], from, to), running });
    from = to;
  };
  for (const line of item.history) {
    const begun = begins[line.code];
    if (!begun) continue;
    withCrew = line.code === 'handedOver' || (withCrew && line.code !== 'reopened');
    const next = begun === 'back' ? (withCrew ? 'working' : 'waiting') : begun;
    if (next === part) continue;
    add(Math.max(from, Math.min(Date.parse(line.at), end)), false);
    part = next;
  }
  if (part !== 'closed') add(Math.max(from, end), item.state !== 'closed');
  return out;
}

/** Whether the clock of a round was late: the newest of its kind that was set before the span ended. */
const isLate = (clocks: readonly CaseClock[], kind: ClockKind | undefined, from: number, to: number): boolean =>
  clocks.findLast((c) => c.kind === kind && (Date.parse(c.setAt) <= from || Date.parse(c.setAt) < to))?.late ?? false;

/** How long the case has been worked on or waited (ms), without the time in which it was closed. */
export const timeUsed = (parts: readonly Span[]): number => parts.reduce((sum, p) => sum + (p.part === 'closed' ? 0 : p.to - p.from), 0);
