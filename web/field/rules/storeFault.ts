/** Why something could not be kept on this phone: no room, or anything else. Pure. */
export type StoreFault = 'full' | 'failed';

/** The browser's database names the want of room; some wrap it in the end of the whole transaction. */
export function storeFault(error: unknown): StoreFault {
  const { name, inner, cause } = (error ?? {}) as { name?: unknown; inner?: unknown; cause?: unknown };
  if (name === 'QuotaExceededError') return 'full';
  return (inner ?? cause) ? storeFault(inner ?? cause) : 'failed';
}
