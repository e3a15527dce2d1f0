import type { Organization } from '@shared/api/types/index.ts';
import type { OrganizationBody } from './types.ts';

export interface OrganizationDraft { kind?: string; nameZh: string; nameEn?: string; areaId?: string; parentId?: string; dutyPhone?: string }

/** What the form begins with. */
export const draftOf = (organization: Organization | null): OrganizationDraft => organization === null ? { nameZh: '', kind: 'department' } : {
  kind: organization.kind, nameZh: organization.name.zh, nameEn: organization.name.en,
  ...(organization.area ? { areaId: organization.area.id } : {}), ...(organization.parent ? { parentId: organization.parent.id } : {}),
  ...(organization.dutyPhone ? { dutyPhone: organization.dutyPhone } : {}),
};

/** What is sent: all of it, with what was left empty said as nothing. */
export const bodyOf = (draft: OrganizationDraft): OrganizationBody => ({
  kind: draft.kind ?? '', name: { zh: draft.nameZh.trim(), en: draft.nameEn?.trim() ?? '' }, areaId: draft.areaId ?? '',
  parentId: draft.parentId ?? null, dutyPhone: draft.dutyPhone?.trim() || null,
});
