import { describe, expect, it } from 'vitest';
import { askedFor, nextOf } from './next.ts';

describe('after signing in', () => {
  it('goes back to the page that asked for it', () => {
    expect(nextOf('?next=%2Ffield%2Ftask%2F2026-%E6%B2%AA-000012')).toBe('/field/task/2026-沪-000012');
    expect(nextOf('?back=%2Fconsole%2Fcases%3Fstate%3Dopen')).toBe('/console/cases?state=open');
  });

  it('never leaves the site', () => {
    for (const search of ['?next=https://evil.example', '?next=//evil.example/field/', '?next=/%5Cevil.example', '?next=javascript:alert(1)', '?next=/fieldevil', '']) {
      expect(nextOf(search)).toBeNull();
    }
  });
});

describe('a link for an account', () => {
  it('names it', () => {
    expect(askedFor('?as=patrol1')).toBe('patrol1');
    expect(askedFor('')).toBeNull();
    expect(askedFor('?as=%3Cb%3E')).toBeNull();
  });
});
