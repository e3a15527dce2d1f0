import { Button, Form, Modal, Select } from 'antd';
import { fields } from './list.ts';
import { NameFields } from './NameFields.tsx';
import { useBegin } from './queries.ts';
import { template, type NewScenario } from './template.ts';
import { useScenarioTexts } from './texts.ts';

/** Asks what a new package is called and begins a draft with its frame. */
export function NewPackage({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const t = useScenarioTexts();
  const [form] = Form.useForm<NewScenario>();
  const begin = useBegin();
  return (
    <Modal open={isOpen} onCancel={onClose} title={t('new')} footer={null} destroyOnHidden>
      <p className="quiet">{t('new.why')}</p>
      <Form
        form={form} layout="vertical" requiredMark={false} noValidate initialValues={{ code: '', field: 'municipal', nameZh: '', nameEn: '' }}
        onFinish={(made) => begin.mutate({ yaml: template({ ...made, nameZh: made.nameZh.trim(), nameEn: made.nameEn.trim() }) })}
      >
        <NameFields>
          <Form.Item name="field" label={t('field')}><Select options={fields.map((field) => ({ value: field, label: t(`field.${field}`) }))} /></Form.Item>
        </NameFields>
        <div className="form-buttons"><Button type="primary" htmlType="submit" loading={begin.isPending}>{t('new.begin')}</Button><Button onClick={onClose}>{t('cancel')}</Button></div>
      </Form>
    </Modal>
  );
}
