import { api } from '@shared/api/client.ts';
import type { Alarm, CaseSummary, Device, DeviceNews, Page, Position } from '@shared/api/types/index.ts';
import { cityClock } from '@shared/time/cityClock.ts';

export interface BoardState {
  status: 'loading' | 'ready' | 'failed';
  error: unknown;
  cases: CaseSummary[];
  alarms: Alarm[];
  devices: Device[];
  positions: Position[];
  /** City time in ms when the whole was last fetched. */
  at: number;
}

/** Pages of changes are shown at most this often (ms): a city at 60× sends more than an eye can follow. */
const flushEvery = 200;
/** Closed cases stay on the board for a while (city ms) and not too many of them, so that one sees how things end. */
const closedStays = 2 * 3_600_000;
const closedShown = 12;

/** Everything a center's big screen shows, kept current by live news and fetched whole again after a gap. */
export class Board {
  #state: BoardState = { status: 'loading', error: null, cases: [], alarms: [], devices: [], positions: [], at: 0 };
  readonly #cases = new Map<string, CaseSummary>();
  readonly #alarms = new Map<string, Alarm>();
  readonly #devices = new Map<string, Device>();
  readonly #positions = new Map<string, Position>();
  readonly #listeners = new Set<() => void>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #loading: AbortController | null = null;
  /** News since the lists were asked for, told again after their answer, which may be older. */
  #meanwhile: (() => void)[] = [];

  constructor(private readonly areaId: string | null, private readonly withSensors: boolean) {}

  get state(): BoardState {
    return this.#state;
  }

  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  async load(): Promise<void> {
    this.#loading?.abort();
    const loading = new AbortController();
    this.#loading = loading;
    this.#meanwhile = [];
    const area = this.areaId;
    const all = <T>(path: string, query: Record<string, string | number | boolean | null>) => allPages<T>(path, { ...query, area }, loading.signal);
    try {
      const [cases, closed, alarms, devices, positions] = await Promise.all([
        all<CaseSummary>('/cases', { state: 'open' }),
        api.get<Page<CaseSummary>>('/cases', { area, state: 'closed', limit: 20 }, loading.signal),
        all<Alarm>('/alarms', { active: true }),
        this.withSensors ? all<Device>('/devices', {}) : [],
        this.withSensors ? api.get<Page<Position>>('/positions', { area }, loading.signal).then((p) => p.items) : [],
      ]);
      if (loading.signal.aborted) return;
      replace(this.#cases, [...cases, ...closed.items], (c) => c.id);
      replace(this.#alarms, alarms, (a) => a.id);
      replace(this.#devices, devices, (d) => d.id);
      replace(this.#positions, positions, (p) => p.userName);
      this.#loading = null;
      for (const tell of this.#meanwhile.splice(0)) tell();
      this.#flush({ status: 'ready', error: null, at: cityClock.now() });
    } catch (error) {
      if (loading.signal.aborted) return;
      this.#loading = null;
      this.#meanwhile = [];
      this.#flush({ status: this.#state.status === 'ready' ? 'ready' : 'failed', error });
    }
  }

  stop(): void {
    this.#loading?.abort();
    this.#loading = null;
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  takeCase(item: CaseSummary): void {
    const known = this.#cases.get(item.id);
    if (known && known.version > item.version) return;
    this.#cases.set(item.id, item);
    this.#later(() => this.takeCase(item));
  }

  takeAlarm(alarm: Alarm): void {
    if (alarm.clearedAt) this.#alarms.delete(alarm.id);
    else this.#alarms.set(alarm.id, alarm);
    this.#later(() => this.takeAlarm(alarm));
  }

  takeDevice(news: DeviceNews): void {
    const known = this.#devices.get(news.id);
    if (known) this.#devices.set(news.id, { ...known, state: news.state, lastAt: news.lastAt ?? known.lastAt, values: mergeValues(known, news) });
    this.#later(() => this.takeDevice(news));
  }

  takePosition(position: Position): void {
    this.#positions.set(position.userName, position);
    this.#later(() => this.takePosition(position));
  }

  #later(tell: () => void): void {
    if (this.#loading) this.#meanwhile.push(tell);
    this.#timer ??= setTimeout(() => this.#flush({}), flushEvery);
  }

  #flush(change: Partial<BoardState>): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const oldest = cityClock.now() - closedStays;
    const closed = [...this.#cases.values()].filter((c) => c.state === 'closed').sort((a, b) => (b.closedAt ?? '').localeCompare(a.closedAt ?? ''));
    closed.forEach((item, i) => {
      if (i >= closedShown || Date.parse(item.closedAt ?? item.openedAt) < oldest) this.#cases.delete(item.id);
    });
    this.#state = {
      ...this.#state, ...change,
      cases: [...this.#cases.values()], alarms: [...this.#alarms.values()],
      devices: [...this.#devices.values()], positions: [...this.#positions.values()],
    };
    for (const listener of this.#listeners) listener();
  }
}

function replace<T>(map: Map<string, T>, items: T[], key: (item: T) => string): void {
  map.clear();
  for (const item of items) map.set(key(item), item);
}

/** A live message may carry the values as a list, like the API, or as plain numbers by name. */
function mergeValues(known: Device, news: DeviceNews): Device['values'] {
  if (Array.isArray(news.values)) return news.values.length > 0 ? news.values : known.values;
  const numbers = news.values ?? {};
  return known.values.map((v) => (v.name in numbers ? { ...v, value: numbers[v.name] ?? null, at: news.lastAt } : v));
}

/** All items of a list, page by page; at most 4,000, which is more than a screen can hold. */
export async function allPages<T>(path: string, query: Record<string, string | number | boolean | null>, signal?: AbortSignal): Promise<T[]> {
  const items: T[] = [];
  let cursor: string | null = null;
  do {
    const page: Page<T> = await api.get<Page<T>>(path, { ...query, limit: 500, cursor }, signal);
    items.push(...page.items);
    cursor = page.next;
  } while (cursor && items.length < 4_000);
  return items;
}
