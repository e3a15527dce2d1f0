import type { CaseSummary } from '@shared/api/types/index.ts';

/** A sensor's title breaks between its words ("12号果皮箱 果皮箱满溢"); a reporter's sentence breaks where sentences do, never before a comma. */
export const titleClass = (item: Pick<CaseSummary, 'source'> | undefined): string => (item?.source === 'sensor' ? 'title-words' : 'title-sentence');
