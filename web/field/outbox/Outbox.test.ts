import { describe, expect, it, vi } from 'vitest';
import { Problem } from '@shared/api/problem.ts';
import type { Entry } from '../rules/queue.ts';
import { Outbox, type Carry, type Draft, type Renew } from './Outbox.ts';
import { MemoryStore } from './store.ts';

const draft = (move: string, subject = '2026-沪-000012'): Draft => ({
  kind: 'move', subject, label: move, body: { move }, photos: [], occurredAt: '2026-11-22T08:00:00.000Z',
});

function made(carry: Carry, store = new MemoryStore(), renew: Renew = () => Promise.resolve({ next: null, holder: null })) {
  const clock = { now: 0 };
  const planned: Array<{ run: () => void; ms: number }> = [];
  const outbox = new Outbox({
    store, account: 'patrol1', carry, renew, now: () => clock.now,
    later: (run, ms) => {
      planned.push({ run, ms });
      return () => undefined;
    },
  });
  return { outbox, store, clock, planned };
}

/** A phone whose storage takes nothing new, or cannot even let go. */
class FullStore extends MemoryStore {
  full = false;
  stuck = false;

  override put(entry: Entry): Promise<void> {
    return this.full ? Promise.reject(new DOMException('full', 'QuotaExceededError')) : super.put(entry);
  }

  override replace(oldKey: string, entry: Entry): Promise<void> {
    return this.full ? Promise.reject(new DOMException('full', 'QuotaExceededError')) : super.replace(oldKey, entry);
  }

  override remove(key: string): Promise<void> {
    return this.stuck ? Promise.reject(new DOMException('full', 'QuotaExceededError')) : super.remove(key);
  }
}

describe('the outbox', () => {
  it('has an entry on the phone before it tries to send it', async () => {
    const store = new MemoryStore();
    const seen: number[] = [];
    const { outbox } = made(async () => void seen.push((await store.all()).length), store);
    await outbox.add(draft('accept'));
    await outbox.wake();
    expect(seen).toEqual([1]);
    expect(outbox.entries).toHaveLength(0);
    expect(await store.all()).toHaveLength(0);
  });

  it('keeps an entry without a network and sends it later with the same key and time', async () => {
    const sent: Entry[] = [];
    let network = false;
    const { outbox, clock, planned } = made((entry) => {
      sent.push(entry);
      return network ? Promise.resolve({}) : Promise.reject(new Problem({ status: 0, code: 'network_lost' }));
    });
    await outbox.add(draft('accept'));
    await outbox.wake();
    expect(outbox.entries).toHaveLength(1);
    expect(planned.at(-1)?.ms).toBe(2000);
    network = true;
    clock.now = 2000;
    await outbox.wake();
    expect(outbox.entries).toHaveLength(0);
    expect(new Set(sent.map((e) => e.key)).size).toBe(1);
    expect(new Set(sent.map((e) => e.occurredAt)).size).toBe(1);
  });

  it('sends the moves of one case in the order of doing after a restart', async () => {
    const store = new MemoryStore();
    const offline = made(() => Promise.reject(new Problem({ status: 0 })), store);
    for (const move of ['accept', 'onTheWay', 'arrived']) await offline.outbox.add(draft(move));
    await offline.outbox.wake();
    const sent: string[] = [];
    const next = made((entry) => Promise.resolve(void sent.push(entry.label)), store);
    next.clock.now = 60000;
    await next.outbox.open();
    await next.outbox.wake();
    expect(sent).toEqual(['accept', 'onTheWay', 'arrived']);
  });

  it('goes on trying while a second move of the case waits behind the first', async () => {
    const sent: string[] = [];
    let busy = true;
    const { outbox, clock, planned } = made((entry) => {
      if (busy) return Promise.reject(new Problem({ status: 503 }));
      return Promise.resolve(void sent.push(entry.label));
    });
    await outbox.add(draft('accept'));
    await outbox.add(draft('onTheWay'));
    await outbox.wake();
    expect(planned.at(-1)?.ms).toBe(2000);
    busy = false;
    clock.now = 2000;
    planned.at(-1)!.run();
    await outbox.wake();
    expect(sent).toEqual(['accept', 'onTheWay']);
  });

  it('goes on trying other cases while a move waits behind a refusal', async () => {
    const { outbox, planned } = made((entry) => Promise.reject(new Problem(entry.subject === 'A' ? { status: 409, code: 'move_not_allowed' } : { status: 503 })));
    await outbox.add(draft('accept', 'A'));
    await outbox.add(draft('onTheWay', 'A'));
    await outbox.add(draft('accept', 'B'));
    await outbox.wake();
    expect(planned.at(-1)?.ms).toBe(2000);
  });

  it('does not forget an entry that comes due at the moment when sending ends', async () => {
    const { outbox, clock, planned } = made(() => Promise.reject(new Problem({ status: 503 })));
    let at = 0;
    Object.defineProperty(clock, 'now', { get: () => (at += 1200) });
    await outbox.add(draft('accept'));
    await vi.waitFor(() => expect(planned.map((plan) => plan.ms)).toEqual([1000]));
  });

  it('keeps a refusal with its reason until the person discards it', async () => {
    const { outbox } = made(() => Promise.reject(new Problem({ status: 409, code: 'move_not_allowed', title: 'no' })));
    const entry = await outbox.add(draft('accept'));
    await outbox.wake();
    expect(outbox.entries[0]).toMatchObject({ state: 'refused', problem: { code: 'move_not_allowed' } });
    await outbox.discard(entry.key);
    expect(outbox.entries).toHaveLength(0);
  });

  it('goes again under a new key when the case changed and the move is still possible', async () => {
    const keys: string[] = [];
    const { outbox } = made(
      (entry) => {
        keys.push(entry.key);
        return keys.length === 1 ? Promise.reject(new Problem({ status: 409, code: 'version_changed' })) : Promise.resolve({});
      },
      new MemoryStore(),
      (entry) => Promise.resolve({ next: { ...entry, body: { ...entry.body, expectedVersion: 7 } }, holder: null }),
    );
    await outbox.add(draft('arrived'));
    await outbox.wake();
    expect(outbox.entries).toHaveLength(0);
    expect(keys).toHaveLength(2);
    expect(keys[1]).not.toBe(keys[0]);
  });

  it('says whose the case is when a move is refused, and tells that what is shown is old', async () => {
    const holder = { kind: 'owner' as const, name: { zh: '李雪梅', en: 'Li Xuemei' } };
    const { outbox } = made(() => Promise.reject(new Problem({ status: 409, code: 'version_changed' })), new MemoryStore(), () => Promise.resolve({ next: null, holder }));
    const denied: string[] = [];
    outbox.onDenied((entry) => denied.push(entry.subject));
    await outbox.add(draft('arrived'));
    await outbox.wake();
    expect(outbox.entries[0]).toMatchObject({ state: 'refused', holder });
    expect(denied).toEqual(['2026-沪-000012']);
  });

  it('tries a refused move again on the case as it is now, under a new key', async () => {
    const sent: Entry[] = [];
    let allowed = false;
    const { outbox } = made(
      (entry) => {
        sent.push(entry);
        return entry.body['expectedVersion'] === 9 ? Promise.resolve({}) : Promise.reject(new Problem({ status: 409, code: 'version_changed' }));
      },
      new MemoryStore(),
      (entry) => Promise.resolve({ next: allowed ? { ...entry, body: { ...entry.body, expectedVersion: 9 } } : null, holder: { kind: 'closed', name: null } }),
    );
    await outbox.add({ ...draft('arrived'), body: { move: 'arrived', expectedVersion: 3 } });
    await outbox.wake();
    await outbox.tryAgain(outbox.entries[0]!.key);
    await outbox.wake();
    expect(outbox.entries[0]).toMatchObject({ state: 'refused', holder: { kind: 'closed' } });
    expect(sent).toHaveLength(1);
    allowed = true;
    await outbox.tryAgain(outbox.entries[0]!.key);
    await outbox.wake();
    expect(outbox.entries).toHaveLength(0);
    expect(sent[1]!.key).not.toBe(sent[0]!.key);
  });

  it('loses no move and no photo when the phone cannot store its renewal, and goes on trying', async () => {
    const store = new FullStore();
    let changed = true;
    let answer!: () => void;
    const answered = new Promise<void>((resolve) => (answer = resolve));
    const { outbox, clock, planned } = made(
      async (entry) => {
        await answered;
        if (entry.subject === 'A' && changed) throw new Problem({ status: 409, code: 'version_changed' });
      },
      store,
      (entry) => {
        store.full = true;
        return Promise.resolve({ next: { ...entry, body: { ...entry.body, expectedVersion: 7 } }, holder: null });
      },
    );
    const photos = [{ label: 'after', blob: new Blob(['x']) }];
    await outbox.add({ ...draft('done', 'A'), photos });
    await outbox.add(draft('accept', 'B'));
    answer();
    await outbox.wake();
    expect(await store.all()).toMatchObject([{ subject: 'A', photos }]);
    expect(outbox.entries).toMatchObject([{ subject: 'A', state: 'waiting', photos }]);
    expect(planned.at(-1)?.ms).toBe(2000);
    store.full = changed = false;
    clock.now = 2000;
    await outbox.wake();
    expect(outbox.entries).toHaveLength(0);
  });

  it('keeps a refused move when the phone cannot store that it is tried again', async () => {
    const store = new FullStore();
    const { outbox } = made(
      () => Promise.reject(new Problem({ status: 409, code: 'move_not_allowed' })),
      store,
      (entry) => Promise.resolve({ next: entry, holder: null }),
    );
    const entry = await outbox.add(draft('arrived'));
    await outbox.wake();
    store.full = true;
    await expect(outbox.tryAgain(entry.key)).rejects.toThrow('full');
    store.stuck = true;
    await expect(outbox.discard(entry.key)).rejects.toThrow('full');
    expect(await store.all()).toMatchObject([{ key: entry.key, state: 'refused' }]);
    expect(outbox.entries).toMatchObject([{ key: entry.key, state: 'refused' }]);
  });

  it('keeps what was made after the session expired, tells so, and sends it once somebody is signed in', async () => {
    let signedIn = false;
    const { outbox, clock } = made(() => (signedIn ? Promise.resolve({}) : Promise.reject(new Problem({ status: 401, code: 'not_signed_in' }))));
    const statuses: number[] = [];
    outbox.onDenied((_, status) => statuses.push(status));
    await outbox.add(draft('arrived'));
    await outbox.wake();
    expect(outbox.entries[0]).toMatchObject({ state: 'waiting' });
    expect(statuses).toEqual([401]);
    signedIn = true;
    clock.now = 2000;
    await outbox.hurry();
    await outbox.wake();
    expect(outbox.entries).toHaveLength(0);
  });

  it('does not send a photo twice when the move after it fails', async () => {
    const uploads: string[] = [];
    let fail = true;
    const { outbox, clock } = made(async (entry, keep) => {
      if (!entry.photos[0]!.fileId) {
        uploads.push('photo');
        await keep({ ...entry, photos: [{ ...entry.photos[0]!, fileId: 'f1' }] });
      }
      if (fail) throw new Problem({ status: 503 });
      return {};
    });
    await outbox.add({ ...draft('done'), photos: [{ label: 'after', blob: new Blob(['x']) }] });
    await outbox.wake();
    fail = false;
    clock.now = 5000;
    await outbox.wake();
    expect(uploads).toEqual(['photo']);
    expect(outbox.entries).toHaveLength(0);
  });
});
