import { appendFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** An append-only file of JSON lines: what a simulator remembers, and what a checker reads afterwards. */
export interface Journal<Entry> {
  readonly file: string;
  append(entry: Entry): void;
  entries(): readonly Entry[];
}

/** Opens a journal; a last line that a crash cut off is ignored. */
export function openJournal<Entry>(folder: string, name: string): Journal<Entry> {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `${name}.jsonl`);
  return {
    file,
    append: (entry) => appendFileSync(file, `${JSON.stringify(entry)}\n`),
    entries: () => (existsSync(file) ? parseLines<Entry>(readFileSync(file, 'utf8')) : []),
  };
}

function parseLines<Entry>(text: string): Entry[] {
  return text.split('\n').flatMap((line) => {
    if (line === '') return [];
    try {
      return [JSON.parse(line) as Entry];
    } catch {
      return [];
    }
  });
}
