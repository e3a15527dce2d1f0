import { lang as currentLang, type Lang } from './lang.ts';

/** Units of packages that are counting words; English says the bare number where the value's name says what is counted. */
const english: Record<string, string> = {
  人: 'people', 辆: 'vehicles', 袋: 'bags', 层: 'floors', 次: 'times', '人/m²': 'people/m²', '次/min': '/min', 件: '', 项: '', 条: '', 台: '', 只: '', 个: '', 盏: '',
};

/** A unit in the language of the page. */
export const unitText = (unit: string | null | undefined, lang: Lang = currentLang()): string => (lang === 'en' && unit ? (english[unit] ?? unit) : (unit ?? ''));
