import { beforeEach, describe, expect, it, vi } from 'vitest';
import { api } from '@shared/api/client.ts';
import { cityClock } from '@shared/time/cityClock.ts';
import { PositionShare } from './PositionShare.ts';

type Take = (position: unknown) => void;
const here = (timestamp: number) => ({ coords: { longitude: 121.45, latitude: 31.23, accuracy: 8, heading: null }, timestamp });

/** A phone that lies on a table: one fix, taken at `fixAt`, and then nothing new until it is asked. Answers who asked. */
function stillPhone(fixAt = Date.now()): Take[] {
  const asked: Take[] = [];
  const store = new Map<string, string>();
  vi.stubGlobal('localStorage', { getItem: (k: string) => store.get(k) ?? null, setItem: (k: string, v: string) => void store.set(k, v), removeItem: (k: string) => void store.delete(k) });
  vi.stubGlobal('window', { isSecureContext: true });
  vi.stubGlobal('navigator', {
    geolocation: {
      watchPosition: (take: Take) => {
        take(here(fixAt));
        return 1;
      },
      getCurrentPosition: (take: Take) => void asked.push(take),
      clearWatch: () => undefined,
    },
  });
  return asked;
}
const atOf = (call: unknown[] | undefined): number => Date.parse((call?.[1] as { at: string }).at);

describe('sharing the position', () => {
  const sent = vi.spyOn(api, 'post');
  beforeEach(() => {
    stillPhone();
    sent.mockReset().mockResolvedValue(undefined);
  });

  it('sends nothing off shift', () => {
    const share = new PositionShare();
    share.start();
    share.shift(false);
    expect(sent).not.toHaveBeenCalled();
  });

  it('tells where a phone lies that learns only later that it is on shift', () => {
    const share = new PositionShare();
    share.start();
    expect(sent).not.toHaveBeenCalled();
    share.shift(true);
    expect(sent).toHaveBeenCalledTimes(1);
    expect(sent.mock.calls[0]?.[0]).toBe('/me/position');
    share.shift(true);
    expect(sent).toHaveBeenCalledTimes(1);
  });

  it('says when the place was measured, not when it is sent, by the city\'s clock', () => {
    vi.useFakeTimers({ toFake: ['Date', 'performance'] });
    stillPhone(Date.now());
    cityClock.set('2026-11-22T08:00:00.000Z', 2);
    const share = new PositionShare();
    share.start();
    vi.advanceTimersByTime(3 * 3_600_000);
    share.shift(true);
    expect(atOf(sent.mock.calls[0])).toBe(Date.parse('2026-11-22T08:00:00.000Z'));
    vi.useRealTimers();
  });

  it('asks a still phone anew where it is when the shift begins, once', () => {
    const asked = stillPhone(Date.now() - 3_600_000);
    const share = new PositionShare();
    share.start();
    share.shift(true);
    share.shift(true);
    expect(asked).toHaveLength(1);
    asked[0]!(here(Date.now()));
    expect(sent).toHaveBeenCalledTimes(2);
    expect(atOf(sent.mock.calls[1]) - atOf(sent.mock.calls[0])).toBeGreaterThan(3_000_000);
  });

  it('takes no answer that comes after the person has stopped sharing', () => {
    const asked = stillPhone(Date.now() - 3_600_000);
    const share = new PositionShare();
    share.start();
    share.shift(true);
    share.stop();
    asked[0]!(here(Date.now()));
    expect(sent).toHaveBeenCalledTimes(1);
    expect(share.state.value).toBe('off');
  });
});
