import { readdirSync, readFileSync, statSync, writeFileSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import type { Plugin } from 'vite';

/** Below this a copy saves nothing worth a file. */
const leastBytes = 1_024;
const texts = /\.(js|css|html|svg|json|webmanifest|txt)$/;

/** Whether a built file is worth a compressed copy: text of some length. Pictures and fonts are compressed already. */
export const worthCompressing = (name: string, bytes: number): boolean => texts.test(name) && bytes >= leastBytes;

/** Lays `.br` and `.gz` beside each built file, as small as they get; the host sends them to whoever takes them. */
export function precompress(): Plugin {
  let folder = '';
  const walk = (at: string): string[] =>
    readdirSync(at, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? walk(join(at, entry.name)) : [join(at, entry.name)]));
  return {
    name: 'jingwei:precompress',
    apply: 'build',
    configResolved: (config) => {
      folder = join(config.root, config.build.outDir);
    },
    closeBundle: () => {
      for (const file of walk(folder)) {
        if (!worthCompressing(file, statSync(file).size) || (existsSync(`${file}.br`) && statSync(`${file}.br`).mtimeMs >= statSync(file).mtimeMs)) continue;
        const plain = readFileSync(file);
        writeFileSync(`${file}.br`, brotliCompressSync(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: plain.length } }));
        writeFileSync(`${file}.gz`, gzipSync(plain, { level: 9 }));
      }
    },
  };
}
