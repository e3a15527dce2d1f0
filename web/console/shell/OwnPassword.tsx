import { useMutation } from '@tanstack/react-query';
import { App, Button, Form, Input, Modal } from 'antd';
import { api } from '@shared/api/client.ts';
import { Problem } from '@shared/api/problem.ts';
import type { Me } from '@shared/api/types/index.ts';
import { explain } from '@shared/i18n/problems.ts';
import { useMe } from '@shared/session/useSession.ts';
import { useShellTexts } from './texts.ts';

interface Draft { current: string; password: string; again: string }

/** One's own password: a start password that an administrator handed out is not one's own. */
export function OwnPassword({ open, onClose }: { open: boolean; onClose: () => void }) {
  const t = useShellTexts();
  const me = useMe();
  const { message } = App.useApp();
  const [form] = Form.useForm<Draft>();
  const needed = { required: true, message: t('password.required') };
  const says: Record<string, string> = { credentials_wrong: t('password.wrong'), password_too_short: t('password.short'), password_easy_to_guess: t('password.guess') };
  const change = useMutation({
    mutationFn: ({ current, password }: Draft) => api.post<Me>('/me/password', { current, password }),
    onSuccess: () => {
      void message.success(t('password.done'));
      onClose();
    },
    onError: (error) => {
      const field = error instanceof Problem && error.field === 'password' ? 'password' : 'current';
      form.setFields([{ name: field, errors: [(error instanceof Problem && says[error.code]) || explain(error)] }]);
      form.focusField(field);
    },
  });
  return (
    <Modal open={open} onCancel={onClose} title={t('password.title')} footer={null} destroyOnHidden width={420}>
      <Form form={form} layout="vertical" requiredMark={false} noValidate preserve={false} onFinish={(draft) => change.mutate(draft)}>
        <input hidden readOnly autoComplete="username" value={me.userName} />
        <Form.Item name="current" label={t('password.current')} rules={[needed]}><Input.Password autoFocus autoComplete="current-password" /></Form.Item>
        <Form.Item name="password" label={t('password.new')} extra={t('password.hint')} rules={[needed, { min: 12, message: t('password.short') }]} validateTrigger="onBlur"><Input.Password autoComplete="new-password" /></Form.Item>
        <Form.Item
          name="again" label={t('password.again')} dependencies={['password']} validateTrigger="onBlur"
          rules={[needed, ({ getFieldValue }) => ({ validator: (_, value) => (value === getFieldValue('password') ? Promise.resolve() : Promise.reject(new Error(t('password.differs')))) })]}
        ><Input.Password autoComplete="new-password" /></Form.Item>
        <Button type="primary" htmlType="submit" loading={change.isPending}>{t('password.save')}</Button>
      </Form>
    </Modal>
  );
}
