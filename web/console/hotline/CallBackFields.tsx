import { Input, Radio } from 'antd';
import type { CallBackAnswers, Satisfaction, TrulySolved } from '@shared/api/types/index.ts';
import { useHotlineTexts } from './texts.ts';

const satisfactions: Satisfaction[] = ['very', 'yes', 'basic', 'no'];
const ways: TrulySolved[] = ['yes', 'partly', 'no'];

const needsReason = (said: Partial<CallBackAnswers>): boolean => said.satisfaction === 'no' || (said.solved !== undefined && said.solved !== 'yes');

/** Whether all is there that a call-back asks. */
export const isAsked = (said: Partial<CallBackAnswers> | undefined): boolean => !!said?.satisfaction && !!said.solved && (!needsReason(said) || !!said.reason?.trim());

/** What the caller says: whether they are satisfied and, apart from it, whether it is really solved. */
export function CallBackFields({ value, onChange }: { value: CallBackAnswers | undefined; onChange: (value: CallBackAnswers) => void }) {
  const t = useHotlineTexts();
  const said: Partial<CallBackAnswers> = value ?? {};
  const set = (part: Partial<CallBackAnswers>): void => onChange({ ...said, ...part } as CallBackAnswers);
  return (
    <div className="call-back">
      <fieldset>
        <legend>{t('satisfaction')}</legend>
        <Radio.Group optionType="button" value={said.satisfaction ?? null} options={satisfactions.map((s) => ({ value: s, label: t(`satisfaction.${s}`) }))} onChange={(e) => set({ satisfaction: e.target.value as Satisfaction })} />
      </fieldset>
      <fieldset>
        <legend>{t('truly')}</legend>
        <Radio.Group optionType="button" value={said.solved ?? null} options={ways.map((s) => ({ value: s, label: t(`truly.${s}`) }))} onChange={(e) => set({ solved: e.target.value as TrulySolved })} />
      </fieldset>
      <Input maxLength={500} aria-label={t('reason')} placeholder={needsReason(said) ? t('reason.need') : t('reason')} value={said.reason ?? ''} onChange={(e) => set({ reason: e.target.value })} />
    </div>
  );
}
