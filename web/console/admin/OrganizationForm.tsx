import { useMutation } from '@tanstack/react-query';
import { App, Button, Form, Input, Select } from 'antd';
import { useState } from 'react';
import { api } from '@shared/api/client.ts';
import type { Organization } from '@shared/api/types/index.ts';
import { AreaSelect } from './AreaSelect.tsx';
import { placeFault } from './faults.ts';
import { bodyOf, draftOf, type OrganizationDraft } from './organization.ts';
import { OrganizationSelect } from './OrganizationSelect.tsx';
import { useOrganizationTexts } from './organizationTexts.ts';
import { useAdminTexts } from './texts.ts';
import { organizationKinds } from './types.ts';

const fields = { kind: 'kind', name: 'nameZh', areaId: 'areaId', parentId: 'parentId', dutyPhone: 'dutyPhone' };

/** A new organization, or all of one that is there. */
export function OrganizationForm({ organization, onDone, onCancel }: { organization: Organization | null; onDone: () => void; onCancel: () => void }) {
  const t = useOrganizationTexts();
  const words = useAdminTexts();
  const { message } = App.useApp();
  const [form] = Form.useForm<OrganizationDraft>();
  const [failure, setFailure] = useState<string | null>(null);
  const save = useMutation({
    mutationFn: (draft: OrganizationDraft) => (organization ? api.put(`/organizations/${organization.id}`, bodyOf(draft)) : api.post('/organizations', bodyOf(draft))),
    onSuccess: (_, draft) => {
      void message.success(t(organization ? 'saved' : 'added', { name: draft.nameZh.trim() }));
      onDone();
    },
    onError: (error) => setFailure(placeFault(error, form, fields, words)),
  });
  const needed = { required: true, whitespace: true, message: words('fault.required') };
  const known: readonly string[] = organizationKinds;
  const kinds = organization && !known.includes(organization.kind) ? [...known, organization.kind] : known;
  return (
    <Form
      form={form} layout="vertical" requiredMark={false} noValidate className="admin-form" initialValues={draftOf(organization)} scrollToFirstError={{ focus: true }}
      onFinish={(draft) => { setFailure(null); save.mutate(draft); }}
    >
      <Form.Item name="nameZh" label={t('form.nameZh')} rules={[needed]}><Input autoComplete="off" maxLength={80} autoFocus /></Form.Item>
      <Form.Item name="nameEn" label={t('form.nameEn')}><Input autoComplete="off" maxLength={80} lang="en" /></Form.Item>
      <Form.Item name="kind" label={t('col.kind')} rules={[needed]}><Select options={kinds.map((kind) => ({ value: kind, label: t.of(`kind.${kind}`, undefined, kind) }))} /></Form.Item>
      <Form.Item name="areaId" label={t('col.area')} extra={t('form.area.hint')} rules={[needed]}><AreaSelect current={organization?.area ?? null} /></Form.Item>
      <Form.Item name="parentId" label={t('form.parent')}>
        <OrganizationSelect allowClear current={organization?.parent ?? null} {...(organization ? { except: organization.id } : {})} />
      </Form.Item>
      <Form.Item name="dutyPhone" label={t('form.phone')} extra={t('form.phone.hint')}><Input type="tel" inputMode="tel" autoComplete="off" /></Form.Item>
      {failure && <p className="problem" role="alert">{failure}</p>}
      <div className="admin-buttons"><Button type="primary" htmlType="submit" loading={save.isPending}>{t(organization ? 'form.save' : 'form.add')}</Button><Button onClick={onCancel}>{words('form.cancel')}</Button></div>
    </Form>
  );
}
