export type Step = 'next' | 'seen' | 'gap';

/**
 * Follows the numbers of each live group. Numbers count up by one; a jump means that news was missed and the page must
 * fetch again, an old number means that the message was already handled.
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

  /**
   * Takes the numbers that the server states on joining. True when any group moved on (or began anew) while this page was
   * away, so that its data must be fetched again. The first joining of a group is no gap.
   */
  join(groups: readonly { area: string | null; seq: number }[]): boolean {
    let moved = false;
    for (const { area, seq } of groups) {
      const key = Sequences.key(area);
      const last = this.#last.get(key);
      if (last !== undefined && last !== seq) moved = true;
      this.#last.set(key, seq);
    }
    return moved;
  }
}
