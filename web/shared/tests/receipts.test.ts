import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Problem } from '../api/problem.ts';
import { Receipts } from '../live/receipts.ts';

const lost = new Problem({ status: 0, code: 'network_lost' });

describe('the receipt of a ring', () => {
  const send = vi.fn<(callId: string, signal: AbortSignal) => Promise<unknown>>();
  beforeEach(() => {
    vi.useFakeTimers();
    send.mockReset().mockResolvedValue(undefined);
  });
  afterEach(() => void vi.useRealTimers());

  it('is told once, however often the ring is drawn', async () => {
    const receipts = new Receipts(send);
    receipts.shown('7');
    receipts.shown('7');
    await vi.advanceTimersByTimeAsync(60_000);
    receipts.shown('7');
    expect(send).toHaveBeenCalledTimes(1);
  });

  it('is known to have got through only then', async () => {
    const through = vi.fn<(callId: string) => void>();
    send.mockRejectedValueOnce(lost).mockRejectedValueOnce(new Problem({ status: 503 }));
    const receipts = new Receipts(send, through);
    receipts.shown('7');
    await vi.advanceTimersByTimeAsync(0);
    expect(through).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(through.mock.calls).toEqual([['7']]);
    send.mockRejectedValue(new Problem({ status: 404, code: 'call_unknown' }));
    receipts.shown('8');
    await vi.advanceTimersByTimeAsync(60_000);
    expect(through).toHaveBeenCalledTimes(1);
  });

  it('is told again, with pauses, until it got through', async () => {
    send.mockRejectedValueOnce(lost).mockRejectedValueOnce(new Problem({ status: 503 }));
    new Receipts(send).shown('7');
    await vi.advanceTimersByTimeAsync(0);
    expect(send).toHaveBeenCalledTimes(1);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(send).toHaveBeenCalledTimes(3);
  });

  it('comes again soon enough for a crew that is waited for a minute', async () => {
    send.mockRejectedValue(lost);
    new Receipts(send).shown('7');
    await vi.advanceTimersByTimeAsync(60_000);
    const before = send.mock.calls.length;
    await vi.advanceTimersByTimeAsync(5_000);
    expect(send.mock.calls.length).toBe(before + 1);
  });

  it('gives up a try that gets no answer at all', async () => {
    send.mockImplementationOnce((_, signal) => new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason as Error))));
    new Receipts(send).shown('7');
    await vi.advanceTimersByTimeAsync(60_000);
    expect(send).toHaveBeenCalledTimes(2);
  });

  it('ends with the ring', async () => {
    send.mockRejectedValue(lost);
    const receipts = new Receipts(send);
    receipts.shown('7');
    receipts.shown('8');
    await vi.advanceTimersByTimeAsync(0);
    receipts.keepOnly(['8']);
    send.mockClear();
    await vi.advanceTimersByTimeAsync(5_000);
    expect(new Set(send.mock.calls.map(([callId]) => callId))).toEqual(new Set(['8']));
  });

  it('ends with the ring also while a try is on its way', async () => {
    send.mockRejectedValue(lost);
    const receipts = new Receipts(send);
    receipts.shown('7');
    receipts.keepOnly([]);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(send).toHaveBeenCalledTimes(1);
  });

  it('takes a refusal for an answer', async () => {
    send.mockRejectedValue(new Problem({ status: 404, code: 'call_unknown' }));
    new Receipts(send).shown('7');
    await vi.advanceTimersByTimeAsync(60_000);
    expect(send).toHaveBeenCalledTimes(1);
  });
});
