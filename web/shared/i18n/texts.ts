import { lang as currentLang, say, useLang, type Lang } from './lang.ts';

export type Args = Record<string, unknown>;

/**
 * Puts `args` into `{name}` places; a bilingual text among them is said in the language, a list joined, a missing one leaves a dash. `{count:line|lines}` says the first word
 * when the number is one, and the second otherwise.
 */
export function fill(template: string, args: Args | null | undefined, lang: Lang): string {
  return template.replace(/\{(\w+)(?::([^|{}]*)\|([^|{}]*))?\}/g, (_, name: string, one?: string, several?: string) => {
    const value = args?.[name];
    if (one !== undefined) return (Number(value) === 1 ? one : several) ?? '';
    if (value === null || value === undefined) return '–';
    if (Array.isArray(value)) return value.join(lang === 'zh' ? '、' : ', ');
    if (typeof value === 'object' && 'zh' in value) return say(value as { zh: string; en: string }, lang);
    return String(value);
  });
}

export interface Translate<K extends string> {
  (key: K, args?: Args | null): string;
  /** The sentence of a key that comes from the server, or `otherwise` (its last word when absent) if it is not known. */
  of(key: string, args?: Args | null, otherwise?: string): string;
  knows(key: string): boolean;
  readonly lang: Lang;
}

/** Makes a translator from the two dictionaries of an application. Both have the same keys, checked by the compiler. */
export function defineTexts<Z extends Record<string, string>>(zh: Z, en: Record<keyof Z & string, string>) {
  type K = keyof Z & string;
  const make = (lang: Lang): Translate<K> => {
    const dictionary: Record<string, string> = lang === 'zh' ? zh : en;
    const t = (key: string, args?: Args | null): string => fill(dictionary[key] ?? key, args, lang);
    return Object.assign(t, {
      of: (key: string, args?: Args | null, otherwise?: string): string =>
        key in dictionary ? t(key, args) : (otherwise ?? key.slice(key.lastIndexOf('.') + 1)),
      knows: (key: string): boolean => key in dictionary,
      lang,
    });
  };
  const made: Record<Lang, Translate<K>> = { zh: make('zh'), en: make('en') };
  return {
    /** The translator in the language of the page, following a switch. */
    useTexts: (): Translate<K> => made[useLang()],
    /** The translator in the language of this moment, outside of components. */
    texts: (lang: Lang = currentLang()): Translate<K> => made[lang],
  };
}

/** The same as {@link defineTexts}, written as `key: [Chinese, English]` for texts that stand beside their page. */
export function definePairs<P extends Record<string, readonly [zh: string, en: string]>>(pairs: P) {
  type K = keyof P & string;
  const side = (index: 0 | 1): Record<K, string> =>
    Object.fromEntries(Object.entries(pairs).map(([key, pair]) => [key, pair[index]])) as Record<K, string>;
  return defineTexts(side(0), side(1));
}
