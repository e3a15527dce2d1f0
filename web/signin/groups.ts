import type { Demo, Role } from '@shared/api/types/index.ts';

type Account = Demo['accounts'][number];
export interface Group { key: 'desk' | 'officer' | 'crew' | 'inspector' | 'resident'; accounts: Account[] }

const groups: Array<[Group['key'], Role[]]> = [
  ['desk', ['commander', 'operator', 'intake', 'shiftLeader', 'dispatcher', 'hotline', 'administrator']],
  ['officer', ['officer']],
  ['crew', ['crew', 'handler']],
  ['inspector', ['inspector', 'pointOwner']],
  ['resident', ['resident']],
];

/** The demo's accounts by the place where they work, `patrol2` before `patrol10`; empty groups are left out. */
export function groupAccounts(accounts: readonly Account[]): Group[] {
  const byName = new Intl.Collator('en', { numeric: true });
  return groups
    .map(([key, roles]) => ({
      key,
      accounts: accounts.filter((account) => roles.includes(account.role))
        .sort((a, b) => roles.indexOf(a.role) - roles.indexOf(b.role) || (key === 'desk' ? 0 : byName.compare(a.userName, b.userName))),
    }))
    .filter((group) => group.accounts.length > 0);
}
