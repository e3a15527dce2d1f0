import { describe, expect, it } from 'vitest';
import { afterFailure, again, counts, judge, keptPhotos, mayGoAgain, nextLook, nextToSend, refusedOf, retryDelayMs, waitingMoves, type Entry } from './queue.ts';

function entry(order: number, subject: string, move: string, more: Partial<Entry> = {}): Entry {
  return {
    key: `k${order}`, account: 'patrol1', kind: 'move', subject, label: move, body: { move }, photos: [],
    occurredAt: '2026-11-22T08:00:00.000Z', order, state: 'waiting', tries: 0, retryAt: 0, problem: null, ...more,
  };
}
const problem = { status: 409, code: 'move_not_allowed', args: {}, title: '' };

describe('what goes next', () => {
  it('is the oldest, whatever order the store gives them in', () => {
    expect(nextToSend([entry(2, 'A', 'arrived'), entry(1, 'A', 'accept')], 'patrol1', 0)?.order).toBe(1);
  });

  it('never overtakes an earlier move of the same case that waits for its next try', () => {
    const entries = [entry(1, 'A', 'accept', { retryAt: 5000 }), entry(2, 'A', 'arrived'), entry(3, 'B', 'accept')];
    expect(nextToSend(entries, 'patrol1', 0)?.subject).toBe('B');
    expect(nextToSend(entries, 'patrol1', 5000)?.order).toBe(1);
  });

  it('stands still behind a refusal until a person has looked', () => {
    const entries = [entry(1, 'A', 'accept', { state: 'refused' }), entry(2, 'A', 'arrived')];
    expect(nextToSend(entries, 'patrol1', 0)).toBeNull();
    expect(nextToSend([again(entries[0]!, 'k1b', 0), entries[1]!], 'patrol1', 0)?.order).toBe(1);
  });

  it('never sends what another account made', () => {
    expect(nextToSend([entry(1, 'A', 'accept')], 'patrol2', 0)).toBeNull();
  });
});

describe('an answer', () => {
  it('keeps the entry for anything that may pass', () => {
    for (const status of [0, 408, 425, 429, 500, 502, 503]) expect(judge(status, '')).toBe('later');
    expect(judge(401, '')).toBe('signIn');
  });

  it('takes it on success and stops on a refusal', () => {
    expect(judge(200, '')).toBe('taken');
    expect(judge(201, '')).toBe('taken');
    expect(judge(409, 'move_not_allowed')).toBe('refused');
    expect(judge(403, 'handler_may_not_check')).toBe('refused');
    expect(judge(409, 'version_changed')).toBe('reload');
  });

  it('waits longer each time, at most a minute', () => {
    expect([1, 2, 3, 9].map(retryDelayMs)).toEqual([2000, 4000, 8000, 60000]);
    expect(afterFailure(entry(1, 'A', 'accept'), 'later', problem, 1000)).toMatchObject({ state: 'waiting', tries: 1, retryAt: 3000 });
  });

  it('keeps what was refused, with the reason', () => {
    expect(afterFailure(entry(1, 'A', 'accept'), 'refused', problem, 0)).toMatchObject({ state: 'refused', problem });
  });
});

describe('what the screen is told', () => {
  const entries = [entry(1, 'A', 'accept'), entry(2, 'A', 'onTheWay', { retryAt: 9000 }), entry(3, 'B', 'done', { state: 'refused' }),
    entry(4, 'A', 'arrived', { account: 'patrol2' })];

  it('counts only the own entries', () => {
    expect(counts(entries, 'patrol1')).toEqual({ waiting: 2, refused: 1 });
  });

  it('foresees the waiting moves of a case in order, and none behind a refusal', () => {
    expect(waitingMoves(entries, 'patrol1', 'A')).toEqual(['accept', 'onTheWay']);
    expect(waitingMoves(entries, 'patrol1', 'B')).toEqual([]);
  });

  it('shows a refusal on its own case only', () => {
    expect(refusedOf(entries, 'patrol1', 'B').map((e) => e.key)).toEqual(['k3']);
    expect(refusedOf(entries, 'patrol1', 'A')).toEqual([]);
    expect(refusedOf(entries, 'patrol2', 'B')).toEqual([]);
  });

  it('shows the photos that were just taken, the newest first', () => {
    const [first, second] = [new Blob(['1']), new Blob(['2'])];
    const photo = (blob: Blob) => ({ label: 'scene', blob, fileId: null });
    const taken = [entry(1, 'A', 'reallySo', { photos: [photo(first)] }), entry(2, 'A', 'note', { photos: [photo(second)] }), entry(3, 'B', 'done', { photos: [photo(first)] })];
    expect(keptPhotos(taken, 'patrol1', 'A').map((p) => p.blob)).toEqual([second, first]);
    expect(keptPhotos(taken, 'patrol2', 'A')).toEqual([]);
  });

  it('looks again when the first of them may go', () => {
    expect(nextLook(entries, 'patrol1', 4000)).toBe(0);
    expect(nextLook([entry(2, 'A', 'onTheWay', { retryAt: 9000 })], 'patrol1', 4000)).toBe(5000);
    expect(nextLook([], 'patrol1', 0)).toBeNull();
  });

  it('looks again for the first move of a case, not for those behind it', () => {
    expect(nextLook([entry(1, 'A', 'accept', { retryAt: 9000 }), entry(2, 'A', 'onTheWay')], 'patrol1', 4000)).toBe(5000);
    expect(nextLook([entry(1, 'A', 'accept', { state: 'refused' }), entry(2, 'A', 'onTheWay'), entry(3, 'B', 'accept', { retryAt: 9000 })], 'patrol1', 4000)).toBe(5000);
    expect(nextLook([entry(1, 'A', 'accept', { state: 'refused' }), entry(2, 'A', 'onTheWay')], 'patrol1', 4000)).toBeNull();
  });
});

describe('a refused entry', () => {
  it('may go again where the case may have changed, and not where the entry itself is wrong', () => {
    const refused = (code: string) => mayGoAgain({ problem: { ...problem, code } });
    expect(refused('move_not_allowed')).toBe(true);
    expect(refused('photos_same')).toBe(false);
    expect(refused('note_required')).toBe(false);
    expect(mayGoAgain({ problem: null })).toBe(true);
  });
});
