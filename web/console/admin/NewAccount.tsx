import { useMutation } from '@tanstack/react-query';
import { Button, Form, Input, Radio } from 'antd';
import { api } from '@shared/api/client.ts';
import { say, useLang } from '@shared/i18n/lang.ts';
import { placeFault } from './faults.ts';
import { PostFields, postFields, postOf, type PostDraft } from './PostFields.tsx';
import type { Secret } from './SecretShown.tsx';
import { useAdminTexts } from './texts.ts';
import { staffRoles, type NewAccount as NewAccountBody } from './types.ts';
import { useState } from 'react';

interface Draft extends PostDraft { userName: string; nameZh: string; nameEn?: string; phone?: string; how: 'made' | 'given'; password?: string }

const fields = { ...postFields, userName: 'userName', displayName: 'nameZh', phone: 'phone', password: 'password' };

/** A new account with its first post. */
export function NewAccount({ onMade, onCancel }: { onMade: (secret: Secret | null) => void; onCancel: () => void }) {
  const t = useAdminTexts();
  const lang = useLang();
  const [form] = Form.useForm<Draft>();
  const how = Form.useWatch('how', form);
  const [failure, setFailure] = useState<string | null>(null);
  const make = useMutation({
    mutationFn: (body: NewAccountBody) => api.post<{ userName: string; password: string | null }>('/accounts', body),
    onSuccess: (made, body) => onMade(body.password ? null : { title: t('secret.password', { name: `${say(body.displayName, lang)} (${made.userName})` }), value: made.password }),
    onError: (error) => setFailure(placeFault(error, form, fields, t)),
  });
  const send = (draft: Draft): void => {
    setFailure(null);
    const zh = draft.nameZh.trim();
    make.mutate({
      userName: draft.userName.trim(), displayName: { zh, en: draft.nameEn?.trim() || zh },
      ...(draft.phone?.trim() ? { phone: draft.phone.trim() } : {}), ...(draft.how === 'given' && draft.password ? { password: draft.password } : {}),
      posts: [postOf(draft)],
    });
  };
  const needed = { required: true, whitespace: true, message: t('fault.required') };
  return (
    <Form form={form} layout="vertical" requiredMark={false} noValidate initialValues={{ how: 'made' }} onFinish={send} scrollToFirstError={{ focus: true }} className="admin-form">
      <Form.Item name="userName" label={t('form.userName')} extra={t('form.userName.hint')} rules={[needed, { pattern: /^\s*[A-Za-z0-9][A-Za-z0-9._-]{1,31}\s*$/, message: t('fault.user_name_invalid') }]} validateTrigger="onBlur">
        <Input autoComplete="off" autoCapitalize="none" spellCheck={false} autoFocus />
      </Form.Item>
      <div className="admin-pair">
        <Form.Item name="nameZh" label={t('form.nameZh')} rules={[needed]}><Input autoComplete="off" /></Form.Item>
        <Form.Item name="nameEn" label={t('form.nameEn')}><Input autoComplete="off" lang="en" /></Form.Item>
      </div>
      <Form.Item name="phone" label={t('form.phone')} extra={t('form.phone.hint')}><Input type="tel" autoComplete="off" inputMode="tel" /></Form.Item>
      <PostFields roles={staffRoles} />
      <Form.Item name="how" label={t('form.password')}>
        <Radio.Group options={[{ value: 'made', label: t('form.password.made') }, { value: 'given', label: t('form.password.given') }]} />
      </Form.Item>
      {how === 'given' && (
        <Form.Item name="password" label={t('form.password')} extra={t('form.password.hint')} rules={[{ required: true, message: t('fault.required') }, { min: 12, message: t('fault.password_too_short', { min: 12 }) }]} validateTrigger="onBlur">
          <Input.Password autoComplete="new-password" />
        </Form.Item>
      )}
      {failure && <p className="problem" role="alert">{failure}</p>}
      <div className="admin-buttons"><Button type="primary" htmlType="submit" loading={make.isPending}>{t('form.save')}</Button><Button onClick={onCancel}>{t('form.cancel')}</Button></div>
    </Form>
  );
}
