import { Problem } from '@shared/api/problem.ts';

/** A part of the pages did not come: that is the network's fault and not the page's. */
export class ChunkLost extends Problem {
  constructor(readonly reason: unknown) {
    super({ status: 0, code: 'network_lost' });
  }
}

/** The address that a browser names when an import failed; null where it names none. */
export const addressIn = (error: unknown): string | null => /(https?:\/\/\S+?\.(?:js|mjs|tsx?))(?=[?\s]|$)/.exec(String((error as Error | null)?.message ?? ''))?.[1] ?? null;

/**
 * A part of the pages that is fetched when it is needed. What came is kept. What did not come is asked for again, the next time under an
 * address of its own: a browser remembers a failed import and would not look again.
 */
export class Chunk<M> {
  #coming: Promise<M> | null = null;
  #lostAt: string | null = null;
  #tries = 0;

  /** @param importAgain Imports an address as it stands. */
  constructor(private readonly load: () => Promise<M>, private readonly importAgain: (address: string) => Promise<M>) {}

  ask(): Promise<M> {
    this.#coming ??= this.#fetch().catch((error: unknown) => {
      this.#coming = null;
      this.#lostAt = addressIn(error) ?? this.#lostAt;
      throw new ChunkLost(error);
    });
    return this.#coming;
  }

  async #fetch(): Promise<M> {
    const known = this.#lostAt;
    this.#tries += 1;
    try {
      return await this.load();
    } catch (error) {
      if (!known) throw error;
      return await this.importAgain(`${known}?again=${this.#tries}`);
    }
  }
}
