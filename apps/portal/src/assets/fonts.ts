import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Weights and styles that the pages use. */
const SHEETS = ['400', '500', '600', '700', '400-italic'] as const;
const SOURCE = /url\(\.\/files\/([a-z0-9-]+\.woff2)\) format\('woff2'\), url\([^)]+\) format\('woff'\)/g;

/** Fira Sans in parts by script: a browser loads the parts whose letters stand on the page, most often one of 24 KB. */
export interface Fonts {
  readonly styleSheet: string;
  /** Names of the files that the style sheet names under `/assets/`. */
  readonly files: readonly string[];
}

/** Reads the style sheets of `@fontsource/fira-sans`; text shows at once in a system font until a part is there. */
export function readFonts(): Fonts {
  const files = new Set<string>();
  const styleSheet = SHEETS.map((sheet) =>
    readFileSync(packagedFont(`${sheet}.css`), 'utf8').replace(SOURCE, (_source, file: string) => {
      files.add(file);
      return `url('/assets/${file}') format('woff2')`;
    }),
  ).join('\n');
  return { styleSheet, files: [...files] };
}

/** Path of a file of the package. */
export function packagedFont(name: string): string {
  return fileURLToPath(import.meta.resolve(`@fontsource/fira-sans/${name}`));
}
