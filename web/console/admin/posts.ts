import type { AccountPost } from './types.ts';

/** Posts by role, in the order in which they were given: whoever holds one role in six areas is one line to read. */
export function byRole(posts: readonly AccountPost[]): { role: AccountPost['role']; posts: readonly AccountPost[] }[] {
  const roles = new Map<AccountPost['role'], AccountPost[]>();
  for (const post of posts) roles.set(post.role, [...(roles.get(post.role) ?? []), post]);
  return [...roles].map(([role, held]) => ({ role, posts: held }));
}
