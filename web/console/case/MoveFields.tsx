import { Input, InputNumber, Select } from 'antd';
import type { CasePage, MoveBody, MoveVerb, TimeUnit } from '@shared/api/types/index.ts';
import { BodyField } from './BodyField.tsx';
import { PersonPicker } from '../parts/PersonPicker.tsx';
import { isWithCrew } from './moves.ts';
import { useCaseTextsHere } from './texts.ts';

/** What a move asks for beside words and photos, by what it does. */
export type MoveExtras = Pick<MoveBody, 'userName' | 'organizationId' | 'moreTime' | 'until' | 'callBack'>;

/** Whether all is there that a move of this kind needs. */
export const isWhole = (does: MoveVerb, extras: MoveExtras): boolean =>
  does === 'assign' ? !!extras.userName : does === 'dispatch' || does === 'rule' ? !!extras.organizationId : does === 'extend' ? !!extras.moreTime?.amount : does === 'suspend' ? !!extras.until : true;

const units: readonly TimeUnit[] = ['minutes', 'workingHours', 'workingDays'];
const two = (n: number): string => String(n).padStart(2, '0');
/** As a datetime field writes it, in the browser's own time. */
const local = (iso: string): string => {
  const at = new Date(iso);
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}T${two(at.getHours())}:${two(at.getMinutes())}`;
};

interface Props { item: CasePage; does: MoveVerb; value: MoveExtras; onChange: (value: MoveExtras) => void }

/** The fields: whom to call, which body, how much more time, or until when. */
export function MoveFields({ item, does, value, onChange }: Props) {
  const t = useCaseTextsHere();
  const more = value.moreTime ?? { amount: 1, unit: 'workingDays' as TimeUnit };
  if (does === 'assign') return <PersonPicker role={isWithCrew(item.hold) ? 'crew' : 'officer'} place={item.place} value={value.userName} called={item.called} onChange={(userName) => onChange({ ...value, ...(userName ? { userName } : {}) })} />;
  if (does === 'dispatch' || does === 'rule' || does === 'disown') return <BodyField item={item} does={does} value={value.organizationId} onChange={(organizationId) => onChange(organizationId ? { ...value, organizationId } : {})} />;
  if (does === 'extend') {
    return (
      <label className="move-field"><span>{t('form.more')}</span>
        <span className="move-pair">
          <InputNumber min={more.unit === 'workingHours' ? 0.5 : 1} step={more.unit === 'workingHours' ? 0.5 : 1} value={value.moreTime?.amount ?? null} onChange={(amount) => onChange({ ...value, moreTime: { ...more, amount: amount ?? 0 } })} />
          <Select value={more.unit} options={units.map((unit) => ({ value: unit, label: t(`form.unit.${unit}`) }))} onChange={(unit: TimeUnit) => onChange({ ...value, moreTime: { amount: value.moreTime?.amount ?? 0, unit } })} />
        </span>
      </label>
    );
  }
  if (does === 'suspend') {
    return (
      <label className="move-field"><span>{t('form.until')}</span>
        <Input type="datetime-local" value={value.until ? local(value.until) : ''} onChange={(e) => onChange(e.target.value ? { ...value, until: new Date(e.target.value).toISOString() } : {})} />
        <span className="quiet">{t('form.until.hint')}</span>
      </label>
    );
  }
  return null;
}
