import { describe, expect, it } from 'vitest';
import { storeFault } from './storeFault.ts';

describe('what the phone could not keep', () => {
  it('is told apart by whether there was room', () => {
    expect(storeFault(new DOMException('no room', 'QuotaExceededError'))).toBe('full');
    expect(storeFault(new Error('transaction', { cause: new DOMException('no room', 'QuotaExceededError') }))).toBe('full');
    expect(storeFault(new DOMException('closed', 'InvalidStateError'))).toBe('failed');
    expect(storeFault(undefined)).toBe('failed');
  });
});
