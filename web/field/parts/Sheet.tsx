import { useEffect, useId, useRef, type ReactNode } from 'react';
import { useWords } from '../words.ts';
import { Icon } from './Icon.tsx';
import { settle } from './settle.ts';
import { holdBack } from './sheetHistory.ts';

interface Props {
  title: string;
  onClose: () => void;
  children: ReactNode;
}

/** A panel that comes from the bottom, in reach of the thumb. The browser's own dialog keeps focus and Escape right. */
export function Sheet({ title, onClose, children }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useId();
  const t = useWords();
  const latest = useRef(onClose);
  useEffect(() => {
    latest.current = onClose;
  });
  useEffect(() => {
    const shown = dialog.current;
    if (shown && !shown.open) shown.showModal();
    settle();
    const release = holdBack(() => latest.current());
    return () => {
      release();
      settle();
      shown?.close();
    };
  }, []);
  return (
    <dialog
      ref={dialog} className="sheet" aria-labelledby={heading}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClick={(event) => {
        if (event.target === dialog.current) onClose();
      }}
    >
      <div className="sheet-body">
        <div className="sheet-head">
          <h2 id={heading}>{title}</h2>
          <button type="button" className="round" onClick={onClose} aria-label={t('sheet.close')}><Icon name="close" /></button>
        </div>
        {children}
      </div>
    </dialog>
  );
}
