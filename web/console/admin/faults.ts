import type { FormInstance } from 'antd';
import { Problem } from '@shared/api/problem.ts';
import { explain } from '@shared/i18n/problems.ts';
import type { useAdminTexts } from './texts.ts';

type Words = ReturnType<typeof useAdminTexts>;

/** A refusal in the words of these pages. */
export const wordsOf = (error: unknown, t: Words): string =>
  error instanceof Problem ? t.of(`fault.${error.code}`, error.args, explain(error)) : explain(error);

/** Puts a refusal beside the field it is about. Answers the words that belong to no field, or null. */
export function placeFault(error: unknown, form: FormInstance, fields: Record<string, string>, t: Words): string | null {
  const field = error instanceof Problem && error.field ? fields[error.field] : undefined;
  if (field === undefined) return wordsOf(error, t);
  form.setFields([{ name: field, errors: [wordsOf(error, t)] }]);
  form.focusField(field);
  return null;
}
