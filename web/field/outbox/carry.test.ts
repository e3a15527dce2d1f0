import { afterEach, describe, expect, it, vi } from 'vitest';
import { api } from '@shared/api/client.ts';
import { subjectOf } from '../rules/checklist.ts';
import type { Entry } from '../rules/queue.ts';
import { carry } from './carry.ts';

const entry: Entry = {
  key: 'k', account: 'patrol1', kind: 'task', subject: subjectOf('7', '9'), label: '关闭公园', body: { done: true }, photos: [], occurredAt: '2026-11-26T10:00:00Z', order: 1,
  state: 'waiting', tries: 0, retryAt: 0, problem: null,
};

describe('what is sent', () => {
  afterEach(() => void vi.restoreAllMocks());

  it('is a tick on the list of its response, under its own key and with the instant of doing', async () => {
    const post = vi.spyOn(api, 'post').mockResolvedValue({});
    await carry(entry, () => Promise.resolve());
    expect(post).toHaveBeenCalledWith('/responses/7/tasks/9', { done: true, occurredAt: '2026-11-26T10:00:00Z' }, { idempotencyKey: 'k' });
  });
});
