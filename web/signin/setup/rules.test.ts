import { describe, expect, it } from 'vitest';
import { faultsOf, fieldOf, type Draft } from './rules.ts';

const good: Draft = { userName: 'chen', nameZh: '陈静', nameEn: '', password: 'river-stone-lamp-42', again: 'river-stone-lamp-42' };

describe('the first administrator', () => {
  it('may be sent when everything is there', () => expect(faultsOf(good)).toEqual({}));

  it('names every field at fault at once', () => {
    expect(Object.keys(faultsOf({ userName: '', nameZh: ' ', nameEn: '', password: 'short', again: '' }))).toEqual(['userName', 'nameZh', 'password']);
  });

  it('wants user names that can be typed anywhere', () => {
    expect(faultsOf({ ...good, userName: '陈静' }).userName?.code).toBe('user_name_invalid');
    expect(faultsOf({ ...good, userName: 'a' }).userName?.code).toBe('user_name_invalid');
    expect(faultsOf({ ...good, userName: ' chen.jing-2 ' }).userName).toBeUndefined();
  });

  it('judges a password by its length alone, and by its repetition', () => {
    expect(faultsOf({ ...good, password: 'x'.repeat(11), again: 'x'.repeat(11) }).password?.code).toBe('password_too_short');
    expect(faultsOf({ ...good, password: 'x'.repeat(129), again: 'x'.repeat(129) }).password?.code).toBe('password_too_long');
    expect(faultsOf({ ...good, again: 'river-stone-lamp-43' }).again?.code).toBe('again_differs');
  });

  it('puts a refusal of the server beside its field', () => {
    expect(fieldOf({ field: 'displayName' })).toBe('nameZh');
    expect(fieldOf({ field: 'token' })).toBeNull();
    expect(fieldOf({ field: null })).toBeNull();
  });
});
