import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Alarm, CaseSummary } from '@shared/api/types/index.ts';
import { Board } from '../board/board.ts';

type Answer = (body: unknown) => void;

/** Requests that wait for their answer, by the list they ask for. */
function host() {
  const waiting: { path: string; answer: Answer }[] = [];
  vi.stubGlobal('fetch', (url: string, init: RequestInit) => new Promise((resolve, reject) => {
    init.signal?.addEventListener('abort', () => reject(new DOMException('', 'AbortError')));
    waiting.push({ path: url, answer: (items) => resolve(new Response(JSON.stringify({ items, next: null }))) });
  }));
  return {
    asked: () => waiting.length,
    async answer(cases: CaseSummary[], alarms: Alarm[] = []) {
      for (const { path, answer } of waiting.splice(0)) answer(path.includes('state=open') ? cases : path.includes('/alarms') ? alarms : []);
      await vi.advanceTimersByTimeAsync(0);
    },
  };
}
const item = (id: string, version = 1): CaseSummary => ({ id, version, state: 'filed', openedAt: '2026-11-22T08:00:00.000Z' }) as CaseSummary;
const alarm = (id: string, clearedAt: string | null = null): Alarm => ({ id, clearedAt }) as Alarm;

describe('the board', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  it('keeps what the line told while the lists were on their way', async () => {
    const { answer } = host();
    const board = new Board('7', false);
    void board.load();
    board.takeCase(item('old', 5));
    board.takeCase(item('new'));
    board.takeAlarm(alarm('over', '2026-11-22T08:00:01.000Z'));
    await answer([item('old', 4)], [alarm('over'), alarm('on')]);
    expect(board.state.cases.map((c) => [c.id, c.version])).toEqual([['old', 5], ['new', 1]]);
    expect(board.state.alarms.map((a) => a.id)).toEqual(['on']);
  });

  it('forgets what it holds when the lists no longer name it', async () => {
    const { answer } = host();
    const board = new Board('7', false);
    board.takeCase(item('gone'));
    void board.load();
    await answer([item('here')]);
    expect(board.state.cases.map((c) => c.id)).toEqual(['here']);
  });

  it('asks again while it shows what it has', async () => {
    const { answer, asked } = host();
    const board = new Board('7', false);
    void board.load();
    await answer([item('a')]);
    const states: string[] = [];
    board.onChange(() => states.push(board.state.status));
    void board.load();
    expect(asked()).toBe(3);
    await answer([item('a'), item('b')]);
    expect(states).toEqual(['ready']);
    expect(board.state.cases).toHaveLength(2);
  });
});
