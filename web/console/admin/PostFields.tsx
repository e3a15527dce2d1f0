import { useQuery } from '@tanstack/react-query';
import { Form, Input, Select } from 'antd';
import { useState } from 'react';
import { api } from '@shared/api/client.ts';
import type { Area, OrganizationRef, Page, Role } from '@shared/api/types.ts';
import { say, useLang } from '@shared/i18n/lang.ts';
import { useSharedTexts } from '@shared/i18n/sharedTexts.ts';
import { useMe } from '@shared/session/useSession.ts';
import { useLater } from '../parts/useLater.ts';
import { allPages } from '../board/board.ts';
import { endOfDay } from './days.ts';
import { useAdminTexts } from './texts.ts';
import { needsOrganization, type Account, type NewPost } from './types.ts';

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
      {needsOrganization(role) && (
        <Form.Item name="organizationId" label={t('form.organization')} extra={t('form.organization.hint')} rules={needed}><OrganizationSelect /></Form.Item>
      )}
      {withUntil && <Form.Item name="until" label={t('form.until')}><Input type="date" /></Form.Item>}
    </>
  );
}

interface FieldProps { id?: string; value?: string; onChange?: (value: string) => void }

/** One area by name or code; before anything is typed, the account's own and those right below it. */
function AreaSelect({ id, value, onChange }: FieldProps) {
  const t = useAdminTexts();
  const shared = useSharedTexts();
  const lang = useLang();
  const me = useMe();
  const [typed, setTyped] = useState('');
  const [q, setQ] = useState('');
  const later = useLater(() => setQ(typed.trim()), 250);
  const found = useQuery({
    queryKey: ['areas', 'pick', q, me.area?.id], staleTime: 60_000,
    queryFn: ({ signal }) => api.get<Page<Area>>('/areas', { q, limit: 60, ...(q ? {} : { parent: me.area?.id ?? null }) }, signal),
  });
  const own = q === '' && me.area ? [{ id: me.area.id, name: me.area.name, level: me.area.level, code: '' }] : [];
  return (
    <Select
      {...(id ? { id } : {})} {...(value ? { value } : {})} loading={found.isFetching} notFoundContent={found.isFetching ? null : t('form.area.none')} placeholder={t('form.area.search')}
      showSearch={{ filterOption: false, onSearch: (text) => { setTyped(text); later(); } }} onChange={(next: string) => onChange?.(next)}
      options={[...own, ...(found.data?.items ?? [])].map((area) => ({ value: area.id, label: [say(area.name, lang), shared(`level.${area.level}`), area.code].filter(Boolean).join(' · ') }))}
    />
  );
}

/** Organizations as the posts of all accounts name them. */
function OrganizationSelect({ id, value, onChange }: FieldProps) {
  const t = useAdminTexts();
  const lang = useLang();
  const known = useQuery({
    queryKey: ['admin', 'organizations'], staleTime: 30_000,
    queryFn: async ({ signal }) => {
      const accounts = await allPages<Account>('/accounts', {}, signal);
      const all = accounts.flatMap((account) => account.posts.flatMap((post) => (post.organization ? [post.organization] : [])));
      return [...new Map<string, OrganizationRef>(all.map((organization) => [organization.id, organization])).values()];
    },
  });
  return (
    <Select
      {...(id ? { id } : {})} {...(value ? { value } : {})} loading={known.isPending} showSearch={{ optionFilterProp: 'label' }} onChange={(next: string) => onChange?.(next)}
      notFoundContent={known.isPending ? null : t('form.organization.none')}
      options={(known.data ?? []).map((organization) => ({ value: organization.id, label: say(organization.name, lang) }))}
    />
  );
}
