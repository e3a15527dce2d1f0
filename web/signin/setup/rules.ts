import { codeOf } from '@shared/api/problem.ts';

export interface Draft { userName: string; nameZh: string; nameEn: string; password: string; again: string }
export type Field = keyof Draft;
/** A code of `setup.fault.<code>`, or of a refusal of the server. */
export type Faults = Partial<Record<Field, { code: string; args?: Record<string, unknown> }>>;

/** What the server asks for too (`PasswordRule.cs`, `UserNameRule.cs`); it has the last word. */
export const shortest = 12;
export const longest = 128;
const userNameShape = /^[A-Za-z0-9][A-Za-z0-9._-]{1,31}$/;

/** Everything that is wrong with what was written, by field; empty when it may be sent. */
export function faultsOf(draft: Draft): Faults {
  const faults: Faults = {};
  if (draft.userName.trim() === '') faults.userName = { code: 'user_name_missing' };
  else if (!userNameShape.test(draft.userName.trim())) faults.userName = { code: 'user_name_invalid' };
  if (draft.nameZh.trim() === '') faults.nameZh = { code: 'name_missing' };
  if (draft.password.length < shortest) faults.password = { code: 'password_too_short', args: { min: shortest } };
  else if (draft.password.length > longest) faults.password = { code: 'password_too_long', args: { max: longest } };
  else if (draft.again !== draft.password) faults.again = { code: 'again_differs' };
  return faults;
}

const fieldOfServer: Record<string, Field> = { userName: 'userName', password: 'password', displayName: 'nameZh' };

/** Which field a refusal of the server is about; null when it is about none. */
export const fieldOf = (problem: { field: string | null }): Field | null => fieldOfServer[problem.field ?? ''] ?? null;

/** The link was refused, not what was written. */
export const isStale = (error: unknown): boolean => ['setup_token_wrong', 'already_set_up'].includes(codeOf(error));
