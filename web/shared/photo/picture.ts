/** The kinds of picture that the server takes, by their first bytes: JPEG, PNG, WebP. */
export function isKnownPicture(head: Uint8Array): boolean {
  const starts = (at: number, ...bytes: number[]): boolean => bytes.every((byte, i) => head[at + i] === byte);
  return starts(0, 0xff, 0xd8, 0xff) || starts(0, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)
    || (starts(0, 0x52, 0x49, 0x46, 0x46) && starts(8, 0x57, 0x45, 0x42, 0x50));
}

const headBytes = 12;

/** The first bytes of a file; works in browsers that have no `Blob.arrayBuffer`. */
const headOf = (file: Blob): Promise<Uint8Array> => new Promise((done) => {
  const reader = new FileReader();
  reader.onloadend = () => done(reader.result instanceof ArrayBuffer ? new Uint8Array(reader.result) : new Uint8Array());
  reader.readAsArrayBuffer(file.slice(0, headBytes));
});

/**
 * Whether a chosen file is a picture that can be sent: this browser can open it (it then leaves as a JPEG), or, where browsers cannot try,
 * its first bytes are a picture's.
 */
export async function isPicture(file: Blob): Promise<boolean> {
  if (typeof createImageBitmap !== 'function') return isKnownPicture(await headOf(file));
  try {
    (await createImageBitmap(file)).close();
    return true;
  } catch {
    return false;
  }
}
