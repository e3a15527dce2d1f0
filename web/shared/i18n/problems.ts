import { codeOf, Problem } from '../api/problem.ts';
import { lang as currentLang, type Lang } from './lang.ts';
import { sharedTexts } from './sharedTexts.ts';

/** What to tell a person about a refusal or a failure: what went wrong and what to do. */
export function explain(error: unknown, lang: Lang = currentLang()): string {
  const t = sharedTexts(lang);
  const code = codeOf(error);
  if (!(error instanceof Problem)) return t('problem.unexpected');
  return t.of(
    `problem.${code}`, error.args,
    t.of(`problem.http_${error.status}`, error.args, error.detail ?? t('problem.unexpected')),
  );
}

/** What a code that came without a refusal of its own means, such as the one of a row in a file. */
export const explainCode = (code: string, lang: Lang = currentLang(), args: Record<string, unknown> = {}): string => {
  const t = sharedTexts(lang);
  return t.of(`problem.${code}`, args, t('problem.unexpected'));
};
