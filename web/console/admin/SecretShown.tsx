import { App, Button, Modal } from 'antd';
import { useAdminTexts } from './texts.ts';
import { copyText } from './copyText.ts';

export interface Secret { title: string; value: string | null; use?: string }

/** A password or a key, shown this once; closing it is a decision, so a click beside it does nothing. */
export function SecretShown({ secret, onClose }: { secret: Secret | null; onClose: () => void }) {
  const t = useAdminTexts();
  const { message } = App.useApp();
  const copy = (text: string): void => void copyText(text).then((done) => done && message.success(t('secret.copied')));
  return (
    <Modal
      open={secret !== null} title={secret?.title} mask={{ closable: false }} keyboard={false} closable={false} destroyOnHidden
      zIndex={1200} footer={<Button type="primary" onClick={onClose}>{t('secret.done')}</Button>}
    >
      {secret?.value == null ? <p>{t('secret.repeat')}</p> : (
        <div className="secret">
          <div className="secret-value"><code>{secret.value}</code><Button onClick={() => copy(secret.value ?? '')}>{t('secret.copy')}</Button></div>
          <p>{t('secret.once')}</p>
          {secret.use && <><b>{t('secret.use')}</b><pre className="command" tabIndex={0}>{secret.use}</pre></>}
        </div>
      )}
    </Modal>
  );
}
