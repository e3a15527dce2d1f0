import { useId } from 'react';
import type { MoveVerb, TimeUnit } from '@shared/api/types/index.ts';
import { useWords } from '../words.ts';
import type { MoveExtras } from './makeMove.ts';

const units: readonly TimeUnit[] = ['workingDays', 'workingHours', 'minutes'];
const two = (n: number): string => String(n).padStart(2, '0');
const local = (iso: string): string => {
  const at = new Date(iso);
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}T${two(at.getHours())}:${two(at.getMinutes())}`;
};

/** How much more time is asked for, or until when the case shall stand still. */
export function ExtraFields({ does, value, onChange }: { does: MoveVerb | undefined; value: MoveExtras; onChange: (value: MoveExtras) => void }) {
  const t = useWords();
  const id = useId();
  const unit = value.moreTime?.unit ?? 'workingDays';
  if (does === 'extend') {
    return (
      <p className="field">
        <label htmlFor={id}>{t('sheet.more')}</label>
        <span className="field-pair">
          <input id={id} type="number" inputMode="decimal" min={unit === 'workingHours' ? 0.5 : 1} step={unit === 'workingHours' ? 0.5 : 1} value={value.moreTime?.amount || ''} onChange={(e) => onChange({ moreTime: { amount: Number(e.target.value), unit } })} />
          <select aria-label={t('sheet.unit')} value={unit} onChange={(e) => onChange({ moreTime: { amount: value.moreTime?.amount ?? 0, unit: e.target.value as TimeUnit } })}>
            {units.map((u) => <option key={u} value={u}>{t(`sheet.unit.${u}`)}</option>)}
          </select>
        </span>
      </p>
    );
  }
  if (does === 'suspend') {
    return (
      <p className="field">
        <label htmlFor={id}>{t('sheet.until')}</label>
        <input id={id} type="datetime-local" value={value.until ? local(value.until) : ''} onChange={(e) => onChange(e.target.value ? { until: new Date(e.target.value).toISOString() } : {})} />
      </p>
    );
  }
  return null;
}
