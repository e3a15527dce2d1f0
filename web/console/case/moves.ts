import type { CaseHold, CasePage, Move } from '@shared/api/types/index.ts';

/**
 * One key for each move, the same in every state: a finger that has learned it never makes another move because the case went on. None of
 * them is a shortcut that works everywhere (g j k l m r t).
 */
const moveKeys: Readonly<Record<Move, string>> = {
  accept: 'a', declined: 'x', onTheWay: 'o', arrived: 'v', reallySo: 'y', alreadyClear: 'e', falseAlarm: 'f', notFound: 'u', notMine: 'i',
  pickedUp: 'b', handedOver: 'h', startWork: 's', done: 'w', checked: 'c', returned: 'q', assign: 'd', note: 'n',
};

/** Keys for the moves that a case allows: the known ones have theirs in every case; those of other workflows get the first free letter of their own name, else of the alphabet. */
export function keysOf(moves: readonly Move[]): Readonly<Record<Move, string>> {
  const keys: Record<Move, string> = {};
  const taken = new Set('gjklmrt');
  for (const move of moves)
    if (moveKeys[move]) taken.add(keys[move] = moveKeys[move]);
  for (const move of moves) {
    if (keys[move]) continue;
    const key = [...move.toLowerCase(), ...'abcdefhinopqsuvwxyz'].find((letter) => /[a-z]/.test(letter) && !taken.has(letter));
    if (key) taken.add(keys[move] = key);
  }
  return keys;
}

/** A key that comes so soon (ms of the page) after the allowed moves changed was meant for what stood there before. */
export const keysRestAfterChange = 800;
export const isTooSoon = (pressedAt: number, changedAt: number): boolean => pressedAt - changedAt < keysRestAfterChange;

/** The moves that carry a case on, in their order. */
const forward: readonly Move[] = ['accept', 'onTheWay', 'arrived', 'reallySo', 'handedOver', 'startWork', 'done', 'checked', 'admit', 'verify', 'file', 'dispatch', 'passed', 'close', 'sign', 'reached', 'answer', 'calledBack'];
export const warning: readonly Move[] = ['returned', 'falseAlarm', 'notFound', 'notMine', 'declined', 'void', 'refuse', 'rework', 'toPlatform', 'notSolved', 'disown'];

/** A crew has the case: whoever is sent then is a crew. */
export const isWithCrew = (hold: CaseHold): boolean => hold === 'callCrew' || hold === 'crew';

/** The move that stands first and is filled. A desk arranges: while a crew has the case, it sends one rather than say that the work is done. */
export function mainMove(moves: readonly Move[], hold: CaseHold): Move | undefined {
  if (isWithCrew(hold) && moves.includes('assign')) return 'assign';
  return forward.find((move) => moves.includes(move)) ?? (moves.includes('assign') ? 'assign' : undefined);
}

/** What the panel of moves offers: all but the one that the card beside it (直通快办) sends with its body in one press. */
export const panelMoves = ({ allowedMoves, straight }: Pick<CasePage, 'allowedMoves' | 'straight'>): Move[] => allowedMoves.filter((move) => move !== straight?.move);

/** The main move, then what carries on, dispatch, the ways out, and the note. */
export function movesInOrder(moves: readonly Move[], hold: CaseHold): Move[] {
  const main = mainMove(moves, hold);
  const rank = (move: Move): number => (move === main ? -1 : forward.includes(move) ? forward.indexOf(move) : move === 'assign' ? 20 : move === 'note' ? 40 : 30);
  return [...moves].sort((a, b) => rank(a) - rank(b));
}
