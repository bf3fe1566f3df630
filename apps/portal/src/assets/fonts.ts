import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Weights and styles that the pages use. */
const SHEETS = ['400', '500', '600', '700', '400-italic'] as const;
const SOURCE = /url\(\.\/files\/([a-z0-9-]+\.woff2)\) format\('woff2'\), url\([^)]+\) format\('woff'\)/g;

/** Fira Sans in parts by script: a browser loads the parts whose letters stand on the page, most often one of 24 KB. */
export interface Fonts {
  readonly styleSheet: string;
  /** The files that the style sheet names under `/assets/`, by name. */
  readonly files: ReadonlyMap<string, Buffer>;
}

/**
 * Reads the style sheets of `@fontsource/fira-sans`; text shows at once in a system font until a part is there.
 * An address has the digest of its file, so that browsers that keep it for a year load another release of the font.
 */
export function readFonts(): Fonts {
  const files = new Map<string, Buffer>();
  const styleSheet = SHEETS.map((sheet) =>
    readFileSync(packagedFont(`${sheet}.css`), 'utf8').replace(SOURCE, (_source, file: string) => {
      const content = files.get(file) ?? readFileSync(packagedFont(`files/${file}`));
      files.set(file, content);
      return `url('/assets/${file}?${digestOf(content)}') format('woff2')`;
    }),
  ).join('\n');
  return { styleSheet, files };
}

/** A short name of a content: another content has another one. */
export function digestOf(content: Buffer): string {
  return createHash('sha256').update(content).digest('base64url').slice(0, 22);
}

/** Path of a file of the package. */
function packagedFont(name: string): string {
  return fileURLToPath(import.meta.resolve(`@fontsource/fira-sans/${name}`));
}
