import { describe, expect, it } from 'vitest';
import { Problem } from '@shared/api/problem.ts';
import type { Entry } from '../rules/queue.ts';
import { Outbox, type Carry, type Draft, type Renew } from './Outbox.ts';
import { MemoryStore } from './store.ts';

const draft = (move: string, subject = '2026-沪-000012'): Draft => ({
  kind: 'move', subject, label: move, body: { move }, photos: [], occurredAt: '2026-11-22T08:00:00.000Z',
});

function made(carry: Carry, store = new MemoryStore(), renew: Renew = () => Promise.resolve(null)) {
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
      (entry) => Promise.resolve({ ...entry, key: 'renewed' }),
    );
    await outbox.add(draft('arrived'));
    await outbox.wake();
    expect(outbox.entries).toHaveLength(0);
    expect(keys[1]).toBe('renewed');
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
