import { Button, Form, Modal } from 'antd';
import type { ScenarioSummary } from '@shared/api/types/index.ts';
import { say, useLang } from '@shared/i18n/lang.ts';
import { NameFields } from './NameFields.tsx';
import { useCopy, type Copying } from './queries.ts';
import { useScenarioTexts } from './texts.ts';

/** Asks what a package is called that begins as this one's text, and begins its draft. */
export function CopyPackage({ from, isOpen, onClose }: { from: ScenarioSummary; isOpen: boolean; onClose: () => void }) {
  const t = useScenarioTexts();
  const lang = useLang();
  const [form] = Form.useForm<Omit<Copying, 'from'>>();
  const copy = useCopy();
  return (
    <Modal open={isOpen} onCancel={onClose} title={`${t('copy')} · ${say(from.name, lang)}`} footer={null} destroyOnHidden>
      <p className="quiet">{t('copy.why')}</p>
      <Form form={form} layout="vertical" requiredMark={false} noValidate initialValues={{ code: '', nameZh: '', nameEn: '' }} onFinish={(named) => copy.mutate({ ...named, from: from.code })}>
        <NameFields />
        <div className="form-buttons"><Button type="primary" htmlType="submit" loading={copy.isPending}>{t('new.begin')}</Button><Button onClick={onClose}>{t('cancel')}</Button></div>
      </Form>
    </Modal>
  );
}
