import { createHash } from 'node:crypto';
import { open, type FileHandle } from 'node:fs/promises';

/** Characters of a SHA-1 in hexadecimal. */
const hashLength = 40;
/** A line is the hash, a colon, how often it was seen, and the end of the line. */
const longestLine = 80;

/**
 * Whether a password stands in a file of stolen ones, as they are published by Have I Been Pwned: a line for each, its SHA-1
 * in hexadecimal, the lines ordered by it. The file may have hundreds of millions of lines; some thirty are read.
 * The hash is that of the published file and protects nothing.
 *
 * @throws Error where the file cannot be read
 */
export async function isBreachedPassword(path: string, password: string): Promise<boolean> {
  const wanted = createHash('sha1').update(password, 'utf8').digest('hex').toUpperCase();
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    return await holds(file, size, wanted);
  } finally {
    await file.close();
  }
}

/** Halves the bytes in which the line must begin, until none are left. */
async function holds(file: FileHandle, size: number, wanted: string): Promise<boolean> {
  let from = 0;
  let to = size;
  while (from < to) {
    const middle = Math.floor((from + to) / 2);
    const line = await lineFrom(file, middle);
    const hash = line === null ? null : line.text.slice(0, hashLength).toUpperCase();
    if (hash === wanted) return true;
    if (line === null || hash === null || hash > wanted) to = middle;
    else from = line.start + line.text.length;
  }
  return false;
}

/** The first line that begins at the byte or after it; null where there is none. */
async function lineFrom(
  file: FileHandle,
  byte: number,
): Promise<{ readonly start: number; readonly text: string } | null> {
  // The byte before says whether a line begins exactly there.
  const position = Math.max(0, byte - 1);
  const { buffer, bytesRead } = await file.read(Buffer.alloc(2 * longestLine), 0, 2 * longestLine, position);
  const read = buffer.toString('latin1', 0, bytesRead);
  const begin = byte === 0 ? 0 : read.indexOf('\n') + 1;
  if (byte !== 0 && begin === 0) return null;
  const [text = ''] = read.slice(begin).split('\n', 1);
  return text.length < hashLength ? null : { start: position + begin, text };
}
