import { api } from '@shared/api/client.ts';
import type { ReportReceipt, StoredFile } from '@shared/api/types/index.ts';
import { downscale } from '@shared/photo/photo.ts';
import { bodyOf, meTooOf, type Draft } from '../rules/draft.ts';

export interface Photo {
  key: string;
  blob: Blob;
  /** Set once it is on the server, so that another try does not send it again. */
  fileId: string | null;
}

/**
 * Sends photos, then the report, under keys that belong to this draft: another try after a lost answer files nothing twice. Throws a
 * Problem; photos that got through keep their ids. `same` is the key of what is reported already.
 */
export async function sendReport(draft: Draft, photos: Photo[], key: string, onPhoto: (n: number) => void, same: string | null = null): Promise<ReportReceipt> {
  const fileIds: string[] = [];
  for (const [i, photo] of photos.entries()) {
    onPhoto(i + 1);
    photo.fileId ??= (await api.upload<StoredFile>(await downscale(photo.blob), { idempotencyKey: photo.key })).id;
    fileIds.push(photo.fileId);
  }
  onPhoto(0);
  // Joining is another call than reporting: it has a key of its own.
  if (same !== null) return api.post<ReportReceipt>('/reports/me-too', meTooOf(draft, same, fileIds), { idempotencyKey: `${key}.same` });
  return api.post<ReportReceipt>('/reports', bodyOf(draft, fileIds), { idempotencyKey: key });
}
