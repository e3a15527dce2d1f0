import { Button, Form, Input, Modal, Select } from 'antd';
import { fields } from './list.ts';
import { useBegin } from './queries.ts';
import { codePattern, template, type NewScenario } from './template.ts';
import { useScenarioTexts } from './texts.ts';

/** Asks what a new package is called and begins a draft with its frame. */
export function NewPackage({ isOpen, taken, onClose }: { isOpen: boolean; taken: readonly string[]; onClose: () => void }) {
  const t = useScenarioTexts();
  const [form] = Form.useForm<NewScenario>();
  const begin = useBegin();
  const needed = { required: true, whitespace: true, message: t('required') };
  return (
    <Modal open={isOpen} onCancel={onClose} title={t('new')} footer={null} destroyOnHidden>
      <p className="quiet">{t('new.why')}</p>
      <Form
        form={form} layout="vertical" requiredMark={false} noValidate initialValues={{ field: 'municipal', nameEn: '' }}
        onFinish={(made) => begin.mutate(template({ ...made, nameZh: made.nameZh.trim(), nameEn: made.nameEn.trim() }))}
      >
        <Form.Item
          name="code" label={t('new.code')} extra={t('new.code.hint')} validateTrigger="onBlur"
          rules={[needed, { pattern: codePattern, message: t('new.code.hint') }, { validator: (_, code: string) => (taken.includes(code) ? Promise.reject(new Error(t('new.code.taken'))) : Promise.resolve()) }]}
        >
          <Input autoFocus autoComplete="off" autoCapitalize="none" spellCheck={false} maxLength={64} />
        </Form.Item>
        <Form.Item name="field" label={t('field')}><Select options={fields.map((field) => ({ value: field, label: t(`field.${field}`) }))} /></Form.Item>
        <Form.Item name="nameZh" label={t('new.nameZh')} rules={[needed]}><Input autoComplete="off" maxLength={60} /></Form.Item>
        <Form.Item name="nameEn" label={t('new.nameEn')}><Input autoComplete="off" lang="en" maxLength={80} /></Form.Item>
        <div className="form-buttons"><Button type="primary" htmlType="submit" loading={begin.isPending}>{t('new.begin')}</Button><Button onClick={onClose}>{t('cancel')}</Button></div>
      </Form>
    </Modal>
  );
}
