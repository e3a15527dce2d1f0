import { Button } from 'antd';
import type { KeyboardEvent } from 'react';
import { useSharedTexts } from '@shared/i18n/sharedTexts.ts';
import { Keys } from '../shell/ShortcutSheet.tsx';
import { useCaseTextsHere } from './texts.ts';

interface Props { name: string; busy: boolean; onCancel: () => void; onDo: () => void }

/** A move that asks for nothing and was begun by a key: Enter makes it, so that one stray key never does. */
export function MoveConfirm({ name, busy, onCancel, onDo }: Props) {
  const t = useCaseTextsHere();
  const shared = useSharedTexts();
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    onCancel();
  };
  return (
    <div className="move-confirm" role="group" aria-label={t('confirm', { move: name })} onKeyDown={onKeyDown}>
      <Button type="primary" autoFocus loading={busy} onClick={onDo}>{t('confirm', { move: name })} <Keys keys="Enter" /></Button>
      <Button onClick={onCancel}>{shared('app.cancel')} <Keys keys="Escape" /></Button>
    </div>
  );
}
