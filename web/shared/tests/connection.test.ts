import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { LiveConnection } from '../live/connection.ts';

interface Group { area: string | null; seq: number }

/** The host's side of a line, in place of SignalR's. */
class FakeHub {
  static readonly made: FakeHub[] = [];
  static joined: Group[] = [];
  state = 'Connected';
  tell: (news: unknown) => void = () => undefined;
  close: () => void = () => undefined;
  constructor() {
    FakeHub.made.push(this);
  }
  on(_: string, listener: (news: unknown) => void): void {
    this.tell = listener;
  }
  onclose(listener: () => void): void {
    this.close = listener;
  }
  start = () => Promise.resolve();
  stop = () => Promise.resolve();
  invoke = () => Promise.resolve({ groups: FakeHub.joined, now: '2026-11-22T08:00:00.000Z', rate: 1 });
}

vi.mock('@microsoft/signalr', () => ({
  HttpTransportType: {}, LogLevel: {}, HubConnectionState: { Disconnected: 'Disconnected' },
  HubConnectionBuilder: class {
    withUrl = () => this;
    configureLogging = () => this;
    build = () => new FakeHub();
  },
}));

function opened() {
  const line = new LiveConnection();
  const told = { gaps: 0, cases: [] as unknown[] };
  line.onGap(() => told.gaps++);
  line.on('case', (item) => told.cases.push(item));
  line.start();
  return { line, told };
}
const settle = () => vi.advanceTimersByTimeAsync(0);
const hub = (): FakeHub => FakeHub.made.at(-1)!;

describe('the live line', () => {
  beforeEach(() => {
    vi.useFakeTimers();
    vi.stubGlobal('window', new EventTarget());
    vi.stubGlobal('document', new EventTarget());
    FakeHub.made.length = 0;
    FakeHub.joined = [{ area: null, seq: 0 }, { area: '*', seq: 0 }, { area: '7', seq: 0 }];
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  it('has everything fetched again after the first join: what came between the first answers and the join was told to nobody', async () => {
    const { told } = opened();
    expect(told.gaps).toBe(0);
    await settle();
    expect(told.gaps).toBe(1);
  });

  it('has everything fetched again after each further join, though each line counts from the beginning', async () => {
    const { told } = opened();
    await settle();
    hub().tell({ area: '7', seq: 1, kind: 'case', data: 'a' });
    hub().close();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(FakeHub.made).toHaveLength(2);
    expect(told.gaps).toBe(2);
    hub().tell({ area: '7', seq: 1, kind: 'case', data: 'b' });
    expect(told.cases).toEqual(['a', 'b']);
    expect(told.gaps).toBe(2);
  });

  it('fetches again when the host says that news was lost, also when nothing follows', async () => {
    const { told } = opened();
    await settle();
    hub().tell({ area: '*', seq: 2, kind: 'gap', data: {} });
    expect(told.gaps).toBe(2);
    hub().tell({ area: '*', seq: 3, kind: 'clock', data: { now: '2026-11-22T08:00:00.000Z', rate: 1 } });
    expect(told.gaps).toBe(2);
  });

  it('finds no gap in news that overtakes the answer to the join', async () => {
    const { told } = opened();
    hub().tell({ area: '7', seq: 1, kind: 'case', data: 'a' });
    await settle();
    hub().tell({ area: '7', seq: 2, kind: 'case', data: 'b' });
    expect(told).toEqual({ gaps: 1, cases: ['a', 'b'] });
  });
});
