import type { Severity } from '@shared/api/types/index.ts';

/** The severities that an address names, such as `3,4`; what is none of them is passed over. */
export const severitiesIn = (said: string): Severity[] => ([1, 2, 3, 4] as const).filter((severity) => said.split(',').includes(String(severity)));
