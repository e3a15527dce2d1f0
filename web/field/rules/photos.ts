/** Whether two photos are one and the same file: the center counts a picture once, however often it is sent. */
async function same(a: Blob, b: Blob): Promise<boolean> {
  if (a === b) return true;
  if (a.size !== b.size) return false;
  const [left, right] = (await Promise.all([a.arrayBuffer(), b.arrayBuffer()])).map((bytes) => new Uint8Array(bytes));
  return left!.every((byte, i) => byte === right![i]);
}

/**
 * Whether a form that needs `needed` photos has that many, but not that many different ones: before and after would show the same. A photo
 * that cannot be read any more is taken for different; the center says what it thinks of it.
 */
export async function tooAlike(photos: ReadonlyArray<Blob | null>, needed: number): Promise<boolean> {
  const given = photos.filter((photo) => photo !== null);
  if (needed < 2 || given.length < needed) return false;
  const different: Blob[] = [];
  for (const photo of given) {
    const known = await Promise.all(different.map((other) => same(photo, other).catch(() => false)));
    if (!known.includes(true)) different.push(photo);
  }
  return different.length < needed;
}
