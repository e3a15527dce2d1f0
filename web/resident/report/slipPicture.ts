const width = 1080;
const lineHeight = 110;

/** A picture of the slip for the phone's album: the first line small, number and code large. */
export async function slipPicture(lines: string[]): Promise<Blob> {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = lineHeight * (lines.length + 1);
  const pen = canvas.getContext('2d')!;
  pen.fillStyle = '#ffffff';
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.fillStyle = '#0747ad';
  pen.fillRect(0, 0, canvas.width, 16);
  lines.forEach((line, i) => {
    const large = i === 1 || i === 2;
    pen.fillStyle = large ? '#000000' : '#333d4a';
    pen.font = `${large ? 700 : 400} ${large ? 60 : 38}px "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif`;
    pen.fillText(line, 64, lineHeight * (i + 1), width - 128);
  });
  return new Promise((done, fail) => canvas.toBlob((blob) => (blob ? done(blob) : fail(new Error('no picture'))), 'image/png'));
}
