import { useMutation, useQuery } from '@tanstack/react-query';
import { Button, Checkbox, Form, Input, Select } from 'antd';
import { useState } from 'react';
import { api } from '@shared/api/client.ts';
import { Problem } from '@shared/api/problem.ts';
import type { Category, Page, Webhook, WebhookDraft, WebhookMade } from '@shared/api/types/index.ts';
import { say, useLang } from '@shared/i18n/lang.ts';
import { explain } from '@shared/i18n/problems.ts';
import { AreaSelect } from '../admin/AreaSelect.tsx';
import { useWebhookTexts } from './texts.ts';
import { eventNames, eventWords } from './words.ts';

const fields: Record<string, keyof WebhookDraft> = { name: 'name', address: 'address', areaId: 'areaId', events: 'events', categories: 'categories' };

/** A new subscription, or all of one that is there. */
export function WebhookForm({ webhook, onDone, onCancel }: { webhook: Webhook | null; onDone: (made: WebhookMade | undefined, draft: WebhookDraft) => void; onCancel: () => void }) {
  const t = useWebhookTexts();
  const lang = useLang();
  const [form] = Form.useForm<WebhookDraft>();
  const [failure, setFailure] = useState<string | null>(null);
  const categories = useQuery({ queryKey: ['categories'], queryFn: () => api.get<Page<Category>>('/categories'), staleTime: Infinity });
  const save = useMutation({
    mutationFn: (draft: WebhookDraft) => (webhook ? api.put<undefined>(`/webhooks/${encodeURIComponent(webhook.id)}`, draft) : api.post<WebhookMade>('/webhooks', draft)),
    onSuccess: (made, draft) => onDone(made, draft),
    onError: (error) => {
      const field = error instanceof Problem && error.field ? fields[error.field] : undefined;
      if (field === undefined) setFailure(explain(error, lang));
      else form.setFields([{ name: field, errors: [explain(error, lang)] }]);
    },
  });
  const needed = { required: true, message: t('form.needed') };
  return (
    <Form
      form={form} layout="vertical" requiredMark={false} noValidate scrollToFirstError={{ focus: true }}
      initialValues={webhook ? { ...webhook, areaId: webhook.area.id } : { events: ['case.filed', 'case.closed'], categories: [] }}
      onFinish={(draft) => { setFailure(null); save.mutate({ ...draft, name: draft.name.trim(), address: draft.address.trim() }); }}
    >
      <Form.Item name="name" label={t('form.name')} rules={[{ ...needed, whitespace: true }]}><Input autoComplete="off" maxLength={80} autoFocus /></Form.Item>
      <Form.Item name="address" label={t('form.address')} extra={t('form.address.hint')} rules={[{ ...needed, whitespace: true }]}><Input type="url" autoComplete="off" maxLength={500} placeholder="https://" spellCheck={false} /></Form.Item>
      <Form.Item name="areaId" label={t('form.area')} extra={t('form.area.hint')} rules={[needed]}><AreaSelect current={webhook?.area ?? null} /></Form.Item>
      <Form.Item name="events" label={t('form.events')} rules={[{ ...needed, type: 'array' }]}>
        <Checkbox.Group options={eventNames.map((name) => ({ value: name as string, label: eventWords(name, t) }))} />
      </Form.Item>
      <Form.Item name="categories" label={t('form.categories')}>
        <Select
          mode="multiple" allowClear loading={categories.isPending} placeholder={t('categories.all')} showSearch={{ optionFilterProp: 'label' }}
          options={(categories.data?.items ?? []).map((c) => ({ value: c.code, label: `${c.code} ${say(c.name, lang)}` }))}
        />
      </Form.Item>
      {failure && <p className="problem" role="alert">{failure}</p>}
      <div className="webhook-acts"><Button type="primary" htmlType="submit" loading={save.isPending}>{t(webhook ? 'form.save' : 'form.make')}</Button><Button onClick={onCancel}>{t('form.cancel')}</Button></div>
    </Form>
  );
}
