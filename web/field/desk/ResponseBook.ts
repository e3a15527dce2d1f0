import { api } from '@shared/api/client.ts';
import { Problem } from '@shared/api/problem.ts';
import type { CityResponse, Page, ResponsePage } from '@shared/api/types/index.ts';
import { Told, kept } from './Told.ts';

/** A response with its list; its history stays with the center. */
export type KnownResponse = Pick<ResponsePage, 'response' | 'levels' | 'steps' | 'tasks' | 'mayWork'>;
export interface KnownResponses {
  /** In force where this person works. */
  items: KnownResponse[];
  /** Machine time in ms when the center last told them; null before that. */
  at: number | null;
  stale: boolean;
}

/** More than this many at once is no list for a phone. */
const most = 10;
/** How often the center is asked: phones hear no news of responses. */
const everyMs = 60_000;

const trimmed = ({ response, levels, steps, tasks, mayWork }: ResponsePage): KnownResponse => ({ response, levels, steps, tasks, mayWork });

/** The levels of response in force here with what they set going, kept on the phone so that they can be read and ticked without a network. */
export class ResponseBook {
  readonly known: Told<KnownResponses>;
  #asking: Promise<void> | null = null;
  #timer: ReturnType<typeof setInterval> | undefined;

  constructor(private readonly account: string, private readonly mayAsk: boolean) {
    this.known = new Told(kept.read<KnownResponses>(`responses.${account}`) ?? { items: [], at: null, stale: false });
  }

  start(): void {
    this.#timer = setInterval(() => {
      if (document.visibilityState === 'visible') void this.refresh();
    }, everyMs);
    void this.refresh();
  }

  close(): void {
    clearInterval(this.#timer);
  }

  /** Asks the center; calls that come while one is under way are answered by it. */
  refresh(): Promise<void> {
    if (!this.mayAsk) return Promise.resolve();
    this.#asking ??= this.#ask().finally(() => void (this.#asking = null));
    return this.#asking;
  }

  /** The center's answer to something ticked, shown before all is fetched again. */
  put(page: ResponsePage): void {
    const items = this.known.value.items.map((one) => (one.response.id === page.response.id ? trimmed(page) : one));
    this.#tell({ ...this.known.value, items });
  }

  async #ask(): Promise<void> {
    try {
      const { items } = await api.get<Page<CityResponse>>('/responses', { state: 'inForce', limit: most });
      const pages = await Promise.all(items.map((response) => this.#page(response)));
      this.#tell({ items: pages.flatMap((page) => page ?? []), at: Date.now(), stale: false });
    } catch {
      // What is listed without its page would be a list without its things: what was known stands.
      this.known.tell({ ...this.known.value, stale: true });
    }
  }

  /** What has not changed is not fetched again. */
  async #page(response: CityResponse): Promise<KnownResponse | null> {
    const had = this.known.value.items.find((one) => one.response.id === response.id);
    if (had && JSON.stringify(had.response) === JSON.stringify(response)) return had;
    try {
      return trimmed(await api.get<ResponsePage>(`/responses/${encodeURIComponent(response.id)}`));
    } catch (error) {
      if (error instanceof Problem && error.status === 404) return null;
      throw error;
    }
  }

  #tell(known: KnownResponses): void {
    this.known.tell(known);
    kept.write(`responses.${this.account}`, known);
  }
}
