import { Field, Question } from '../parts/Question.tsx';
import { longestText } from '../rules/draft.ts';
import { useWords } from '../words.ts';
import type { StepProps } from './ReportWizard.tsx';

export function WhatStep({ draft, change, fault, onNext, over }: StepProps) {
  const t = useWords();
  const error = fault?.field === 'text' ? t(`what.${fault.code}`, { most: longestText, now: draft.text.trim().length }) : null;
  return (
    <Question title={t('what.title')} over={over}>
      <Field id="text" label={t('what.label')} example={t('what.example')} error={error}>
        {(attributes) => <textarea {...attributes} rows={4} value={draft.text} onChange={(event) => change({ text: event.target.value })} />}
      </Field>
      <button type="button" className="main" onClick={onNext}>{t('next')}</button>
    </Question>
  );
}
