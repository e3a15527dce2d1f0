import { beforeEach, describe, expect, it, vi } from 'vitest';
import { api } from '@shared/api/client.ts';
import { PositionShare } from './PositionShare.ts';

/** A phone that lies on a table: one fix, and then nothing new. */
function stillPhone(): void {
  const store = new Map<string, string>();
  vi.stubGlobal('localStorage', { getItem: (k: string) => store.get(k) ?? null, setItem: (k: string, v: string) => void store.set(k, v), removeItem: (k: string) => void store.delete(k) });
  vi.stubGlobal('window', { isSecureContext: true });
  vi.stubGlobal('navigator', {
    geolocation: {
      watchPosition: (take: (position: unknown) => void) => {
        take({ coords: { longitude: 121.45, latitude: 31.23, accuracy: 8, heading: null }, timestamp: 1 });
        return 1;
      },
      clearWatch: () => undefined,
    },
  });
}

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
});
