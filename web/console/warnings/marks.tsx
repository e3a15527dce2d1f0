import type { Severity, Warning, WarningInfo } from '@shared/api/types/index.ts';
import type { Lang } from '@shared/i18n/lang.ts';
import { SeverityMark } from '@shared/marks/SeverityMark.tsx';
import { useWarningTexts } from './texts.ts';

export const severities = ['Unknown', 'Minor', 'Moderate', 'Severe', 'Extreme'] as const;

/** How severe, by the shape that all severities have here and by CAP's own word. */
export function CapSeverity({ rank }: { rank: number }) {
  const t = useWarningTexts();
  const name = severities[rank] ?? 'Unknown';
  return <span className="warning-line">{rank > 0 && <SeverityMark severity={rank as Severity} word={false} />}<span>{t(`severity.${name}`)}</span></span>;
}

/** The block in the reader's language; else the first. */
export const infoFor = (warning: Warning, lang: Lang): WarningInfo | undefined =>
  warning.infos.find((info) => info.language.toLowerCase().startsWith(lang)) ?? warning.infos[0];

export const headlineOf = (warning: Warning, lang: Lang): string => {
  const info = infoFor(warning, lang);
  return info?.headline ?? info?.event ?? warning.identifier;
};

export const rankOf = (severity: string): number => Math.max(0, severities.indexOf(severity as (typeof severities)[number]));
