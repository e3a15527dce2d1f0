import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { api } from '@shared/api/client.ts';
import { Problem } from '@shared/api/problem.ts';
import type { RingEndNews, RingNews } from '@shared/api/types/index.ts';
import { RingDesk } from './RingDesk.ts';

const ring = { callId: '7', caseNumber: '2026-沪-000012', title: { zh: '12号果皮箱', en: 'Bin 12' }, severity: 2, since: '', until: null, role: 'officer' } as unknown as RingNews;
const timedOut: RingEndNews = { callId: '7', caseNumber: '2026-沪-000012', reason: 'timedOut' };

describe('how a ring ended', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('is said for a while, and not again on the next page', () => {
    const desk = new RingDesk();
    desk.told(ring);
    desk.ended(timedOut, null);
    expect(desk.notice.value?.reason).toBe('timedOut');
    vi.advanceTimersByTime(8000);
    expect(desk.notice.value).toBeNull();
  });

  it('is not taken away before its time by the end of an earlier one', () => {
    const desk = new RingDesk();
    desk.told(ring);
    desk.ended(timedOut, null);
    vi.advanceTimersByTime(5000);
    desk.told({ ...ring, callId: '8' });
    desk.ended({ ...timedOut, callId: '8' }, null);
    vi.advanceTimersByTime(4000);
    expect(desk.notice.value).not.toBeNull();
  });
});

describe('that a ring was shown', () => {
  const sent = vi.spyOn(api, 'post');
  beforeEach(() => {
    vi.useFakeTimers();
    sent.mockReset().mockRejectedValueOnce(new Problem({ status: 0, code: 'network_lost' })).mockResolvedValue(undefined);
  });
  afterEach(() => void vi.useRealTimers());

  it('gets through from a dead spot, also after the ring was answered', async () => {
    const desk = new RingDesk();
    desk.told(ring);
    desk.shown('7');
    desk.answer('7');
    expect(desk.receipted.value.has('7')).toBe(false);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(desk.receipted.value.has('7')).toBe(true);
    expect(sent.mock.calls.map(([path]) => path)).toEqual(['/calls/7/seen', '/calls/7/seen']);
  });

  it('is not told any more once the ring is over or the desk is closed', async () => {
    for (const end of [(desk: RingDesk) => desk.ended(timedOut, null), (desk: RingDesk) => desk.close()]) {
      sent.mockReset().mockRejectedValue(new Problem({ status: 0, code: 'network_lost' }));
      const desk = new RingDesk();
      desk.told(ring);
      desk.shown('7');
      await vi.advanceTimersByTimeAsync(0);
      end(desk);
      await vi.advanceTimersByTimeAsync(60_000);
      expect(sent).toHaveBeenCalledTimes(1);
    }
  });
});
