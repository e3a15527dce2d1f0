import { Form, Input, Select } from 'antd';
import type { Role } from '@shared/api/types/index.ts';
import { useSharedTexts } from '@shared/i18n/sharedTexts.ts';
import { AreaSelect } from './AreaSelect.tsx';
import { endOfDay } from './days.ts';
import { OrganizationSelect } from './OrganizationSelect.tsx';
import { useAdminTexts } from './texts.ts';
import { needsOrganization, type NewPost } from './types.ts';

export interface PostDraft { role: Role; areaId: string; organizationId?: string; until?: string }

export const postOf = (draft: PostDraft): NewPost => ({
  role: draft.role, areaId: draft.areaId, ...(draft.organizationId ? { organizationId: draft.organizationId } : {}), ...(draft.until ? { until: endOfDay(draft.until) } : {}),
});

/** Names of form fields by the names that the API's refusals carry. */
export const postFields = { role: 'role', areaId: 'areaId', organizationId: 'organizationId', until: 'until', posts: 'role' };

/** Role, area, organization and end of a post, as fields of the form around. */
export function PostFields({ roles, withUntil = true }: { roles: readonly Role[]; withUntil?: boolean }) {
  const t = useAdminTexts();
  const shared = useSharedTexts();
  const role = Form.useWatch<Role | undefined>('role');
  const needed = [{ required: true, message: t('fault.required') }];
  return (
    <>
      <Form.Item name="role" label={t('form.role')} rules={needed}>
        <Select options={roles.map((value) => ({ value, label: shared(`role.${value}`) }))} />
      </Form.Item>
      <Form.Item name="areaId" label={t('form.area')} extra={t('form.area.hint')} rules={needed}><AreaSelect /></Form.Item>
      {needsOrganization(role)
        ? <Form.Item key="needed" name="organizationId" label={t('form.organization')} extra={t('form.organization.hint')} rules={needed}><OrganizationSelect /></Form.Item>
        : <Form.Item key="optional" name="organizationId" label={t('form.organization.optional')} extra={t('form.organization.optional.hint')}><OrganizationSelect allowClear /></Form.Item>}
      {withUntil && <Form.Item name="until" label={t('form.until')}><Input type="date" /></Form.Item>}
    </>
  );
}
