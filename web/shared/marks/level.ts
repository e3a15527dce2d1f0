import type { Level, Severity, Text } from '../api/types/index.ts';
import { say, type Lang } from '../i18n/lang.ts';

/** How grave a level of response is, in the shapes of the severities: IV a circle, III a triangle, II a diamond, I an octagon. */
export const gravity: Record<Level, Severity> = { IV: 1, III: 2, II: 3, I: 4 };

/** `III级响应`, and what the package calls it when that says more: `II级响应 分段单行`, `Level II: One way`. */
export function levelText(level: Level | null | undefined, name: Text | null | undefined, lang: Lang): string {
  if (!level) return '–';
  const own = say(name, lang);
  const word = lang === 'zh' ? `${level}级响应` : `Level ${level}`;
  if (!own || own === level) return word;
  // A name that ends with or begins by the numeral says it itself.
  if (new RegExp(`(^|[^IV])${level}([^IV]|$)`).test(own)) return own;
  return lang === 'zh' ? `${word} ${own}` : `${word}: ${own}`;
}
