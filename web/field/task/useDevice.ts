import { useEffect, useState } from 'react';
import { api } from '@shared/api/client.ts';
import type { Device } from '@shared/api/types/index.ts';

/** How often a shown sensor is asked again, in ms. */
const everyMs = 20000;

/**
 * The sensor of a case with its present values; null without one, or while it cannot be asked. It is asked anew with each `version` of the
 * case, which the sensor may have brought about, and when the phone is looked at again.
 */
export function useDevice(id: string | null, version: number): Device | null {
  const [device, setDevice] = useState<Device | null>(null);
  useEffect(() => {
    if (id === null) return setDevice(null);
    setDevice((known) => (known?.id === id ? known : null));
    const abort = new AbortController();
    const ask = () => {
      if (document.visibilityState === 'hidden') return;
      api.get<Device>(`/devices/${encodeURIComponent(id)}`, {}, abort.signal).then(setDevice).catch(() => undefined);
    };
    ask();
    const timer = setInterval(ask, everyMs);
    document.addEventListener('visibilitychange', ask);
    return () => {
      abort.abort();
      clearInterval(timer);
      document.removeEventListener('visibilitychange', ask);
    };
  }, [id, version]);
  return device;
}
