import type { CaseState, Outcome } from '@shared/api/types/index.ts';

/** The steps that everyone in the street knows. */
export const pathSteps = ['accept', 'go', 'arrive', 'verify', 'handle', 'check'] as const;
export type PathStep = (typeof pathSteps)[number];
/** `skipped`: the case is past this step, and nobody took it. */
export type StepMark = 'past' | 'skipped' | 'present' | 'ahead';

export interface Walked {
  state: CaseState;
  outcome: Outcome | null;
  history: ReadonlyArray<{ code: string; at: string; id: string }>;
}

const present: Readonly<Record<CaseState, number>> = {
  filed: 0, accepted: 1, onTheWay: 2, arrived: 3, confirmed: 4, handedOver: 4, handling: 4, done: 5, closed: 6,
};
export const presentStep = (state: CaseState): number => present[state] ?? 0;

/** Entries after which the way to the place begins anew. */
const anew: ReadonlySet<string> = new Set(['reopened', 'returned', 'notMine', 'assign']);

/** What was done since the way last began, by the history's codes. */
function doneOf(history: Walked['history']): ReadonlySet<string> {
  const done = new Set<string>();
  for (const { code } of [...history].sort((a, b) => a.at.localeCompare(b.at) || a.id.localeCompare(b.id))) {
    if (anew.has(code)) done.clear();
    else done.add(code);
  }
  return done;
}

/** Outcomes of somebody who looked and had nothing to clear. */
const nothingToClear: readonly (Outcome | null)[] = ['alreadyClear', 'falseAlarm', 'notFound'];

/**
 * How each step is drawn, in the order of {@link pathSteps}. A case may be past a step that nobody took: it cleared itself before anyone
 * was there, there was nothing to clear, or it was closed without a check. Pure.
 */
export function pathMarks({ state, outcome, history }: Walked): StepMark[] {
  const at = presentStep(state);
  const over = state === 'done' || state === 'closed';
  const done = doneOf(history);
  const skipped: Record<PathStep, boolean> = {
    accept: over && outcome === 'clearedItself' && !done.has('accept'),
    go: over && outcome === 'clearedItself' && !done.has('onTheWay'),
    arrive: over && outcome === 'clearedItself',
    verify: over && outcome === 'clearedItself',
    handle: over && (outcome === 'clearedItself' || nothingToClear.includes(outcome)),
    check: state === 'closed' && done.has('closedUnsampled'),
  };
  return pathSteps.map((step, i) => (i === at ? 'present' : i > at ? 'ahead' : skipped[step] ? 'skipped' : 'past'));
}

/** Which sentence says why there is nothing to press on a case that waits for its check: work was done there, or what came instead. */
export type DoneWord = 'done' | 'clearedItself' | 'alreadyClear' | 'falseAlarm' | 'notFound';
export const doneWord = (outcome: Outcome | null): DoneWord =>
  (outcome === 'clearedItself' || outcome === 'alreadyClear' || outcome === 'falseAlarm' || outcome === 'notFound' ? outcome : 'done');
