import { describe, expect, it } from 'vitest';
import { canBeRung, phoneFault } from '../phone/phone.ts';

describe('a phone number', () => {
  it('is a mobile or a landline with its area code, however it is grouped', () => {
    for (const good of ['13912345678', '139 1234 5678', '+86 139-1234-5678', '021-62580000', '(0755) 26001234']) expect(phoneFault(good)).toBeNull();
  });

  it('can be rung also without an area code, at a service or abroad', () => {
    for (const good of ['13912345678', '62580000', '021-62580000', '400 820 0000', '12345', '+44 20 7946 0000']) expect(canBeRung(good)).toBe(true);
    for (const bad of ['', '021-6258', '139123456', '139123456789', '张阿姨', '+44']) expect(canBeRung(bad)).toBe(false);
  });

  it('says what is wrong', () => {
    expect(phoneFault(' ')).toBe('empty');
    expect(phoneFault('张阿姨')).toBe('letters');
    expect(phoneFault('1391234567')).toBe('short');
    expect(phoneFault('139123456789')).toBe('long');
    expect(phoneFault('23912345678')).toBe('shape');
    expect(phoneFault('62580000')).toBe('short');
  });
});
