import type { AreaRef, OrganizationRef, Role, Text } from '@shared/api/types/index.ts';

export interface AccountPost { id: string; role: Role; area: AreaRef | null; organization: OrganizationRef | null; from: string | null; until: string | null }
export interface Account {
  userName: string;
  displayName: Text;
  /** By an administrator. */
  locked: boolean;
  /** After wrong tries; machine time. */
  lockedUntil: string | null;
  hasPassword: boolean;
  createdAt: string;
  /** Past posts too. */
  posts: AccountPost[];
}
export interface NewPost { role: Role; areaId: string; organizationId?: string; until?: string }
export interface NewAccount { userName: string; displayName: Text; phone?: string; password?: string; posts: NewPost[] }
export interface ApiKey { id: string; name: Text; role: Role; area: AreaRef | null; createdAt: string; expiresAt: string; revokedAt: string | null }
export interface NewApiKey { name: Text; role: Role; areaId: string; organizationId?: string; expiresAt: string }

export const staffRoles: readonly Role[] = ['operator', 'intake', 'shiftLeader', 'dispatcher', 'commander', 'officer', 'crew', 'handler', 'inspector', 'pointOwner', 'administrator', 'hotline', 'hotlinePlatform'];
/** A key that could make keys would be no key but an administrator. */
export const keyRoles: readonly Role[] = staffRoles.filter((role) => role !== 'administrator');
/** Sees only what was handed to its own organization: without one it sees nothing. */
export const needsOrganization = (role: Role | undefined): boolean => role === 'crew' || role === 'handler';

/** The kinds that the product itself knows; a city may have its own. */
export const organizationKinds = ['center', 'department', 'committee', 'crewCompany', 'propertyCompany'] as const;
export interface OrganizationBody { kind: string; name: Text; areaId: string; parentId: string | null; dutyPhone: string | null }
