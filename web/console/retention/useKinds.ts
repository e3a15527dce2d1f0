import type { RemovedKind } from '@shared/api/types/index.ts';
import { useLang } from '@shared/i18n/lang.ts';
import { useRetentionTexts } from './texts.ts';

/** What of a reporter goes, in words. */
export function useKinds(): (kinds: readonly RemovedKind[]) => string {
  const t = useRetentionTexts();
  const lang = useLang();
  return (kinds) => kinds.map((kind) => t(`kind.${kind}`)).join(lang === 'zh' ? '、' : ', ');
}
