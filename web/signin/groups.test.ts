import { describe, expect, it } from 'vitest';
import type { Role } from '@shared/api/types/index.ts';
import { groupAccounts } from './groups.ts';

const account = (userName: string, role: Role) => ({ userName, role, name: { zh: userName, en: userName }, home: 'field' as const });

describe('the demo accounts', () => {
  it('stand by where they work, numbered ones in counting order', () => {
    const groups = groupAccounts([account('patrol10', 'officer'), account('admin', 'administrator'), account('patrol2', 'officer'), account('city', 'commander')]);
    expect(groups.map((g) => [g.key, g.accounts.map((a) => a.userName)])).toEqual([['desk', ['city', 'admin']], ['officer', ['patrol2', 'patrol10']]]);
  });
});
