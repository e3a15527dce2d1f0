import { api } from '@shared/api/client.ts';
import type { Page, Person } from '@shared/api/types.ts';
import { Told, kept } from './Told.ts';

export interface ShiftState {
  /** Null until it is known. */
  on: boolean | null;
  until: string | null;
}

/** Whether this person is on shift, as the register of people says; as last known without a network. */
export class Shift {
  readonly state: Told<ShiftState>;

  constructor(private readonly account: string, private readonly mayRead: boolean) {
    this.state = new Told(kept.read<ShiftState>(`shift.${account}`) ?? { on: null, until: null });
  }

  async refresh(): Promise<void> {
    if (!this.mayRead) return;
    try {
      const people = await api.get<Page<Person>>('/people', { q: this.account, limit: 20 });
      const me = people.items.find((person) => person.userName === this.account);
      if (me) this.#tell({ on: me.onShift, until: me.shiftUntil });
    } catch {
      // Without a network what was last known stands.
    }
  }

  /** Throws a Problem when the server refuses. */
  async turn(on: boolean): Promise<void> {
    const answer = await api.post<{ on: boolean; until: string | null } | undefined>('/me/shift', { on });
    this.#tell({ on: answer?.on ?? on, until: answer?.until ?? null });
  }

  #tell(state: ShiftState): void {
    this.state.tell(state);
    kept.write(`shift.${this.account}`, state);
  }
}
