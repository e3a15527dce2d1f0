import { api } from '../api/client.ts';
import type { StoredFile } from '../api/types/index.ts';

/** Longest edge in px and JPEG quality of a photo that leaves the phone: about 200–400 kB, enough to read a plate. */
const longestEdge = 1_600;
const quality = 0.82;

/** The size that fits `edge` without enlarging. */
export function fitted(width: number, height: number, edge: number): { width: number; height: number } {
  const scale = Math.min(1, edge / Math.max(width, height));
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}

/** A smaller JPEG of the picture, upright. What the browser cannot decode is passed on as it is. */
export async function downscale(file: Blob, edge = longestEdge): Promise<Blob> {
  let bitmap: ImageBitmap;
  try {
    bitmap = await createImageBitmap(file, { imageOrientation: 'from-image' });
  } catch {
    return file;
  }
  const size = fitted(bitmap.width, bitmap.height, edge);
  const canvas = document.createElement('canvas');
  canvas.width = size.width;
  canvas.height = size.height;
  canvas.getContext('2d')?.drawImage(bitmap, 0, 0, size.width, size.height);
  bitmap.close();
  const smaller = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/jpeg', quality));
  return smaller && (smaller.size < file.size || file.type !== 'image/jpeg') ? smaller : file;
}

/** Opens the camera (or the picture chooser on a desk) and answers the photo, or null when nothing was taken. */
export function takePhoto(): Promise<File | null> {
  return new Promise((done) => {
    const input = document.createElement('input');
    input.type = 'file';
    input.accept = 'image/jpeg,image/png,image/webp';
    input.setAttribute('capture', 'environment');
    input.onchange = () => done(input.files?.[0] ?? null);
    input.oncancel = () => done(null);
    input.click();
  });
}

/** Stores the photo, made smaller first. Repeat with the same key to store it once. */
export const uploadPhoto = async (file: Blob, idempotencyKey?: string): Promise<StoredFile> =>
  api.upload<StoredFile>(await downscale(file), idempotencyKey ? { idempotencyKey } : {});
