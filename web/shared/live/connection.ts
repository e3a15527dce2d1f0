import {
  HttpTransportType, HubConnectionBuilder, HubConnectionState, LogLevel, type HubConnection,
} from '@microsoft/signalr';
import type { News, NewsData, NewsKind } from '../api/types/index.ts';
import { cityClock } from '../time/cityClock.ts';
import { Sequences } from './sequence.ts';

/** What the page tells people about its line to the host. */
export type LineState = 'connecting' | 'live' | 'lost';
export interface Line { state: LineState; /** Machine time in ms since when the line is in this state. */ since: number }

type Listener<K extends NewsKind> = (data: NewsData[K], news: News<K>) => void;
interface JoinAnswer { groups: { area: string | null; seq: number }[]; now: string; rate: number }

const waits = [0, 500, 1_000, 2_000, 3_000, 5_000];
const waitBefore = (attempt: number): number => waits[Math.min(attempt, waits.length - 1)] ?? 5_000;

/**
 * The one live line of a page: a web socket that heals itself for ever. Each join, the first too, and each missed number call the `onGap`
 * listeners, which fetch again: news that came before a join was told to nobody.
 */
export class LiveConnection {
  #hub: HubConnection | null = null;
  #line: Line = { state: 'connecting', since: Date.now() };
  #attempt = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #wanted = false;
  #sequences = new Sequences();
  readonly #listeners = new Map<NewsKind, Set<Listener<NewsKind>>>();
  readonly #gapListeners = new Set<() => void>();
  readonly #lineListeners = new Set<() => void>();

  constructor(private readonly url = '/hub/live') {}

  get line(): Line {
    return this.#line;
  }

  start(): void {
    if (this.#wanted) return;
    this.#wanted = true;
    window.addEventListener('online', this.#retryNow);
    document.addEventListener('visibilitychange', this.#retryNow);
    void this.#connect();
  }

  stop(): void {
    this.#wanted = false;
    window.removeEventListener('online', this.#retryNow);
    document.removeEventListener('visibilitychange', this.#retryNow);
    clearTimeout(this.#timer);
    const hub = this.#hub;
    this.#hub = null;
    void hub?.stop();
  }

  /** Calls `listener` for each message of the kind; answers how to stop that. */
  on<K extends NewsKind>(kind: K, listener: Listener<K>): () => void {
    const set = this.#listeners.get(kind) ?? new Set<Listener<NewsKind>>();
    this.#listeners.set(kind, set);
    set.add(listener as unknown as Listener<NewsKind>);
    return () => void set.delete(listener as unknown as Listener<NewsKind>);
  }

  /** Calls `listener` when news may have been missed and what is shown must be fetched again: after each join, and after a loss. */
  onGap(listener: () => void): () => void {
    this.#gapListeners.add(listener);
    return () => void this.#gapListeners.delete(listener);
  }

  onLine(listener: () => void): () => void {
    this.#lineListeners.add(listener);
    return () => void this.#lineListeners.delete(listener);
  }

  readonly #retryNow = (): void => {
    if (!this.#wanted || this.#hub || document.visibilityState === 'hidden') return;
    this.#attempt = 0;
    clearTimeout(this.#timer);
    void this.#connect();
  };

  async #connect(): Promise<void> {
    if (!this.#wanted || this.#hub) return;
    const hub = new HubConnectionBuilder()
      .withUrl(this.url, { transport: HttpTransportType.WebSockets, skipNegotiation: true })
      .configureLogging(LogLevel.None)
      .build();
    hub.serverTimeoutInMilliseconds = 20_000;
    hub.keepAliveIntervalInMilliseconds = 7_000;
    hub.on('live', (news: News) => this.#take(news));
    hub.onclose(() => this.#dropped(hub));
    this.#hub = hub;
    this.#sequences = new Sequences();
    try {
      await hub.start();
      const answer = await hub.invoke<JoinAnswer>('Join');
      cityClock.set(answer.now, answer.rate);
      this.#attempt = 0;
      this.#sequences.join(answer.groups);
      this.#setLine('live');
      this.#tellGap();
    } catch {
      if (hub.state !== HubConnectionState.Disconnected) await hub.stop().catch(() => undefined);
      this.#dropped(hub);
    }
  }

  #dropped(hub: HubConnection): void {
    if (this.#hub !== hub) return;
    this.#hub = null;
    if (!this.#wanted) return;
    this.#setLine('lost');
    this.#timer = setTimeout(() => void this.#connect(), waitBefore(this.#attempt++));
  }

  #take(news: News): void {
    const step = this.#sequences.take(news.area, news.seq);
    if (step === 'seen') return;
    if (news.kind === 'clock') {
      const clock = news.data as NewsData['clock'];
      cityClock.set(clock.now, clock.rate);
    }
    for (const listener of this.#listeners.get(news.kind) ?? []) listener(news.data, news);
    if (step === 'gap') this.#tellGap();
  }

  #tellGap(): void {
    for (const listener of this.#gapListeners) listener();
  }

  #setLine(state: LineState): void {
    if (this.#line.state === state) return;
    this.#line = { state, since: Date.now() };
    for (const listener of this.#lineListeners) listener();
  }
}
