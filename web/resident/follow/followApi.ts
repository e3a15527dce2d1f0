import { api } from '@shared/api/client.ts';
import { downscale } from '@shared/photo/photo.ts';
import type { Photo } from '../report/sendReport.ts';
import type { ReportProgress, StoredFile } from '@shared/api/types/index.ts';

export interface Keys { number: string; code: string }

/** The code travels in a header or a body: addresses end up in logs. Whoever signed in to report needs none. */
const headersOf = ({ code }: Keys): Record<string, string> => (code === '' ? {} : { 'x-follow-code': code });
const pathOf = ({ number }: Keys): string => `/reports/${encodeURIComponent(number)}`;

export const followReport = (keys: Keys): Promise<ReportProgress> => api.getWith<ReportProgress>(pathOf(keys), headersOf(keys));

export const reportPhoto = (keys: Keys, id: string): Promise<Blob> => api.picture(`${pathOf(keys)}/photos/${encodeURIComponent(id)}`, headersOf(keys));

export const answerReport = (keys: Keys, solved: boolean, note: string, rating: number | null): Promise<ReportProgress> =>
  api.post<ReportProgress>(`${pathOf(keys)}/answer`, { code: keys.code, solved, ...(note === '' ? {} : { note }), ...(rating === null ? {} : { rating }) });

/** Sends photos, then the words, under a key of this writing: another try after a lost answer says nothing twice. */
export async function sayMore(keys: Keys, text: string, photos: Photo[], key: string): Promise<ReportProgress> {
  const fileIds: string[] = [];
  for (const photo of photos) {
    photo.fileId ??= (await api.upload<StoredFile>(await downscale(photo.blob), { idempotencyKey: photo.key })).id;
    fileIds.push(photo.fileId);
  }
  return api.post<ReportProgress>(`${pathOf(keys)}/words`, { code: keys.code, text, ...(fileIds.length ? { fileIds } : {}) }, { idempotencyKey: key });
}
