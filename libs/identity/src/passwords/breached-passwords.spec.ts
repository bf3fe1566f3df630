import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { isBreachedPassword } from './breached-passwords.js';
import { brokenPasswordRule } from './password-rules.js';

let folder: string;
const stolen = Array.from({ length: 2_000 }, (_, number) => `gestohlen ${number}`);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'breached-'));
});
afterAll(() => rm(folder, { recursive: true }));

const sha1 = (text: string) => createHash('sha1').update(text).digest('hex').toUpperCase();

async function fileOf(passwords: readonly string[], lineEnd: string, last = lineEnd): Promise<string> {
  const lines = passwords.map((password, place) => `${sha1(password)}:${(place + 1) ** 3}`).sort();
  const path = join(folder, `${passwords.length}-${lineEnd.length}-${last.length}`);
  await writeFile(path, lines.join(lineEnd) + last);
  return path;
}

test.each([
  ['\n', '\n'],
  ['\r\n', '\r\n'],
  ['\n', ''],
])('every password of the file is found, and no other: line end %j, at the end %j', async (lineEnd, last) => {
  const path = await fileOf(stolen, lineEnd, last);
  for (const password of stolen) expect(await isBreachedPassword(path, password), password).toBe(true);
  for (let number = 0; number < 500; number += 1)
    expect(await isBreachedPassword(path, `eigenes ${number}`)).toBe(false);
});

test.each([[0], [1], [2], [3]])('also in a file of %i lines', async (count) => {
  const path = await fileOf(stolen.slice(0, count), '\n');
  for (const [place, password] of stolen.slice(0, 5).entries())
    expect(await isBreachedPassword(path, password)).toBe(place < count);
});

test('a new password that stands in the file is refused', async () => {
  const setting = { username: 'ida', familiarWords: [], breachedPasswordsFile: await fileOf(stolen, '\n') };
  expect(await brokenPasswordRule('gestohlen 1234', setting)).toBe('breached');
  expect(await brokenPasswordRule('Ebbe und Flut', setting)).toBeNull();
});

test('a file that is not there lets no password pass unchecked', async () => {
  const setting = { username: 'ida', familiarWords: [], breachedPasswordsFile: join(folder, 'none') };
  await expect(brokenPasswordRule('Ebbe und Flut', setting)).rejects.toThrow('ENOENT');
});
