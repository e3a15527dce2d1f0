export type Step = 'next' | 'seen' | 'gap';

/**
 * Follows the numbers of each live group on one line. Numbers count up by one; a jump means that news was missed and the page must
 * fetch again, an old number means that the message was already handled. A new line counts from its own beginning.
 */
export class Sequences {
  readonly #last = new Map<string, number>();

  static key(area: string | null): string {
    return area ?? '(me)';
  }

  /** Takes one message's number and says what it means; the number is remembered unless it is old. */
  take(area: string | null, seq: number): Step {
    const key = Sequences.key(area);
    const last = this.#last.get(key);
    if (last === undefined) {
      this.#last.set(key, seq);
      return 'next';
    }
    if (seq <= last) return 'seen';
    this.#last.set(key, seq);
    return seq === last + 1 ? 'next' : 'gap';
  }

  /** Takes the numbers that the server states on joining; news may have overtaken them. */
  join(groups: readonly { area: string | null; seq: number }[]): void {
    for (const { area, seq } of groups) {
      const key = Sequences.key(area);
      this.#last.set(key, Math.max(seq, this.#last.get(key) ?? seq));
    }
  }
}
