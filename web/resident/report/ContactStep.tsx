import { digitsOf } from '@shared/phone/phone.ts';
import { Field, Question } from '../parts/Question.tsx';
import { useWords } from '../words.ts';
import type { StepProps } from './ReportWizard.tsx';

export function ContactStep({ draft, change, fault, onNext, over }: StepProps) {
  const t = useWords();
  const behalf = draft.behalfName !== null;
  const error = fault?.field === 'phone' ? t(`contact.${fault.code}`, { n: digitsOf(draft.phone).length }) : null;
  return (
    <Question title={t('contact.title')} over={over} lead={t('contact.lead')}>
      <label className="tick">
        <input type="checkbox" checked={behalf} onChange={(event) => change({ behalfName: event.target.checked ? '' : null })} />
        <span>{t('contact.behalf')}</span>
      </label>
      {behalf && (
        <Field id="behalf" label={t('contact.behalf.name')}>
          {(attributes) => <input {...attributes} value={draft.behalfName ?? ''} autoComplete="off" onChange={(event) => change({ behalfName: event.target.value })} />}
        </Field>
      )}
      <Field id="phone" label={t(behalf ? 'contact.behalf.phone' : 'contact.phone')} example={t('contact.phone.example')} error={error}>
        {(attributes) => (
          <input {...attributes} type="tel" inputMode="tel" value={draft.phone} autoComplete={behalf ? 'off' : 'tel'} onChange={(event) => change({ phone: event.target.value })} />
        )}
      </Field>
      <button type="button" className="main" onClick={onNext}>{t('next')}</button>
    </Question>
  );
}
