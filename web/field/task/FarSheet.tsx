import { formatDistance } from '@shared/time/format.ts';
import { useSharedTexts } from '@shared/i18n/sharedTexts.ts';
import { Sheet } from '../parts/Sheet.tsx';
import { useSettling } from '../parts/settle.ts';
import { useWords } from '../words.ts';

/** Asks once whoever says "arrived" while their own phone is far from the place. */
export function FarSheet({ meters, onYes, onClose }: { meters: number; onYes: () => void; onClose: () => void }) {
  const t = useWords();
  const shared = useSharedTexts();
  const settling = useSettling();
  return (
    <Sheet title={shared('move.arrived')} onClose={onClose}>
      <p className="question">{t('task.far', { distance: formatDistance(meters, t.lang) })}</p>
      <div className="pair">
        <button type="button" className="plain-button" onClick={onClose}>{t('task.far.no')}</button>
        <button type="button" className="plain-button" disabled={settling} onClick={onYes}>{t('task.far.yes')}</button>
      </div>
    </Sheet>
  );
}
