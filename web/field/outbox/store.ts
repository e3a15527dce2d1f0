import { openDB } from 'idb';
import type { Entry } from '../rules/queue.ts';

/** Where entries live until the server has them. */
export interface EntryStore {
  /** False when the browser gives no storage: what waits is then lost with the page, and the screen says so. */
  readonly durable: boolean;
  all(): Promise<Entry[]>;
  put(entry: Entry): Promise<void>;
  /** Puts `entry` in the place of `oldKey`, both or neither: a page that is killed, or a full phone, leaves the old one whole. */
  replace(oldKey: string, entry: Entry): Promise<void>;
  remove(key: string): Promise<void>;
}

export class MemoryStore implements EntryStore {
  readonly durable = false;
  readonly #entries = new Map<string, Entry>();

  all(): Promise<Entry[]> {
    return Promise.resolve([...this.#entries.values()]);
  }

  put(entry: Entry): Promise<void> {
    this.#entries.set(entry.key, entry);
    return Promise.resolve();
  }

  replace(oldKey: string, entry: Entry): Promise<void> {
    this.#entries.delete(oldKey);
    return this.put(entry);
  }

  remove(key: string): Promise<void> {
    this.#entries.delete(key);
    return Promise.resolve();
  }
}

/** The phone's own database; photos are kept in it as they are. */
export async function openStore(name = 'jingwei-field'): Promise<EntryStore> {
  try {
    const db = await openDB(name, 1, { upgrade: (made) => void made.createObjectStore('entries', { keyPath: 'key' }) });
    return {
      durable: true,
      all: () => db.getAll('entries') as Promise<Entry[]>,
      put: async (entry) => void (await db.put('entries', entry)),
      replace: async (oldKey, entry) => {
        const both = db.transaction('entries', 'readwrite');
        // The put first: where it throws at once, nothing has been asked to go.
        await Promise.all([both.store.put(entry), both.store.delete(oldKey), both.done]);
      },
      remove: (key) => db.delete('entries', key),
    };
  } catch {
    return new MemoryStore();
  }
}
