import { Modal } from 'antd';
import { useBoundKeys, type Hotkey } from './hotkeys.ts';
import { useShellTexts } from './texts.ts';

/** A key as it stands on the keyboard. */
export function Keys({ keys }: { keys: string }) {
  return <span className="keys">{keys.split(' ').map((k, i) => <kbd key={i}>{k === 'Escape' ? 'Esc' : k === 'Enter' ? '↵' : k}</kbd>)}</span>;
}

/** Every shortcut that works at this moment. */
export function ShortcutSheet({ open, onClose }: { open: boolean; onClose: () => void }) {
  const t = useShellTexts();
  const bound = useBoundKeys();
  const list = (scope: Hotkey['scope']): Hotkey[] => bound.filter((b) => b.scope === scope);
  const here = list('here');
  return (
    <Modal open={open} onCancel={onClose} footer={null} title={t('help.title')} width={640}>
      <div className="sheet">
        {here.length > 0 && <KeyList title={t('help.here')} keys={here} />}
        <KeyList title={t('help.everywhere')} keys={list('everywhere')} />
      </div>
    </Modal>
  );
}

function KeyList({ title, keys }: { title: string; keys: Hotkey[] }) {
  return (
    <section>
      <h2>{title}</h2>
      <dl>{keys.map((k) => <div key={k.keys}><dt><Keys keys={k.keys} /></dt><dd>{k.label}</dd></div>)}</dl>
    </section>
  );
}
