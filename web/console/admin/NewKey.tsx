import { useMutation } from '@tanstack/react-query';
import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { api } from '@shared/api/client.ts';
import { dayAfter, endOfDay } from './days.ts';
import { placeFault } from './faults.ts';
import { PostFields, postFields, type PostDraft } from './PostFields.tsx';
import type { Secret } from './SecretShown.tsx';
import { useAdminTexts } from './texts.ts';
import { keyRoles, type NewApiKey } from './types.ts';

interface Draft extends PostDraft { nameZh: string; nameEn?: string; expires: string }

/** As the server has it (`ApiKeys.cs`). */
export const longestKeyDays = 400;
const usualKeyDays = 90;
const fields = { ...postFields, name: 'nameZh', expiresAt: 'expires' };

/** A key for another system. */
export function NewKey({ onMade, onCancel }: { onMade: (secret: Secret) => void; onCancel: () => void }) {
  const t = useAdminTexts();
  const [form] = Form.useForm<Draft>();
  const [failure, setFailure] = useState<string | null>(null);
  const make = useMutation({
    mutationFn: (body: NewApiKey) => api.post<{ id: string; key: string | null }>('/api-keys', body),
    onSuccess: (made, body) => onMade({
      title: t('secret.key', { name: body.name }), value: made.key,
      ...(made.key ? { use: `curl -H 'Authorization: Bearer ${made.key}' \\\n  '${location.origin}/api/v1/cases?state=open'` } : {}),
    }),
    onError: (error) => setFailure(placeFault(error, form, fields, t)),
  });
  const send = (draft: Draft): void => {
    setFailure(null);
    const zh = draft.nameZh.trim();
    make.mutate({
      name: { zh, en: draft.nameEn?.trim() || zh }, role: draft.role, areaId: draft.areaId, expiresAt: endOfDay(draft.expires),
      ...(draft.organizationId ? { organizationId: draft.organizationId } : {}),
    });
  };
  return (
    <Form form={form} layout="vertical" requiredMark={false} noValidate className="admin-form" initialValues={{ expires: dayAfter(Date.now(), usualKeyDays) }} onFinish={send} scrollToFirstError={{ focus: true }}>
      <Form.Item name="nameZh" label={t('keys.name')} rules={[{ required: true, whitespace: true, message: t('fault.required') }]}><Input autoComplete="off" autoFocus /></Form.Item>
      <Form.Item name="nameEn" label={t('keys.name.en')}><Input autoComplete="off" lang="en" /></Form.Item>
      <PostFields roles={keyRoles} withUntil={false} />
      <Form.Item name="expires" label={t('keys.expires')} rules={[{ required: true, message: t('fault.required') }]}>
        <Input type="date" min={dayAfter(Date.now(), 0)} max={dayAfter(Date.now(), longestKeyDays - 1)} />
      </Form.Item>
      {failure && <p className="problem" role="alert">{failure}</p>}
      <div className="admin-buttons"><Button type="primary" htmlType="submit" loading={make.isPending}>{t('form.save')}</Button><Button onClick={onCancel}>{t('form.cancel')}</Button></div>
    </Form>
  );
}
