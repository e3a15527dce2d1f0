import { api } from '@shared/api/client.ts';
import type { ReportProgress } from '@shared/api/types/index.ts';

export interface Keys { number: string; code: string }

/** The code travels in a header or a body: addresses end up in logs. Whoever signed in to report needs none. */
const headersOf = ({ code }: Keys): Record<string, string> => (code === '' ? {} : { 'x-follow-code': code });
const pathOf = ({ number }: Keys): string => `/reports/${encodeURIComponent(number)}`;

export const followReport = (keys: Keys): Promise<ReportProgress> => api.getWith<ReportProgress>(pathOf(keys), headersOf(keys));

export const reportPhoto = (keys: Keys, id: string): Promise<Blob> => api.picture(`${pathOf(keys)}/photos/${encodeURIComponent(id)}`, headersOf(keys));

export const answerReport = (keys: Keys, solved: boolean, note: string): Promise<ReportProgress> =>
  api.post<ReportProgress>(`${pathOf(keys)}/answer`, { code: keys.code, solved, ...(note === '' ? {} : { note }) });
