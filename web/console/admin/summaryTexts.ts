import { definePairs } from '@shared/i18n/texts.ts';

export const { useTexts: useSummaryTexts } = definePairs({
  'posts': ['{area} 等 {count} 处', '{area} and others, {count} in all'],
});
