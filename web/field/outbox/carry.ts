import { api } from '@shared/api/client.ts';
import type { CasePage } from '@shared/api/types/index.ts';
import { uploadPhoto } from '@shared/photo/photo.ts';
import { holderOf } from '../rules/holder.ts';
import type { Entry } from '../rules/queue.ts';
import type { Carry, Renew } from './Outbox.ts';

/** Sends the photos that are not there yet, then the entry itself under its own key. */
export const carry: Carry = async (entry, keep) => {
  let current: Entry = entry;
  for (let i = 0; i < current.photos.length; i++) {
    const photo = current.photos[i]!;
    if (photo.fileId) continue;
    const stored = await uploadPhoto(photo.blob, `${entry.key}-${i}`);
    current = { ...current, photos: current.photos.map((p, at) => (at === i ? { ...p, fileId: stored.id } : p)) };
    await keep(current);
  }
  const fileIds = current.photos.map((photo) => photo.fileId);
  const options = { idempotencyKey: entry.key };
  if (entry.kind === 'report') return api.post('/reports', { ...entry.body, fileIds }, options);
  if (entry.kind === 'task') {
    const [response = '', task = ''] = entry.subject.split('/');
    return api.post(`/responses/${encodeURIComponent(response)}/tasks/${encodeURIComponent(task)}`, { ...entry.body, occurredAt: entry.occurredAt }, options);
  }
  return api.post(`/cases/${encodeURIComponent(entry.subject)}/moves`, { ...entry.body, fileIds, occurredAt: entry.occurredAt }, options);
};

/** The case changed since the person looked: if the move is still possible it goes again on the new version. */
export const renew: Renew = async (entry) => {
  const page = await api.get<CasePage>(`/cases/${encodeURIComponent(entry.subject)}`);
  const move = entry.body['move'];
  const possible = page.allowedMoves.some((allowed) => allowed === move);
  return { next: possible ? { ...entry, body: { ...entry.body, expectedVersion: page.version } } : null, holder: holderOf(page) };
};
