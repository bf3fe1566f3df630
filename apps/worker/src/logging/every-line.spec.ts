import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { jsonLogger } from '@vorgang/orchestration';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('../../../..', import.meta.url));

/** Files that write lines of their own, and why these need no time. */
const known = [
  // A wrong configuration, told to whoever starts the program, before there is a log.
  'apps/engine/src/main.ts',
  // A command that people call: it tells them what it did.
  'apps/engine/src/prepare-database.ts',
  // The one place that writes lines.
  'libs/orchestration/src/logging/logger.ts',
];

/** What the programs run: no tests, no helpers of tests, nothing that people call by hand. */
function sourceFiles(folder: string): readonly string[] {
  return readdirSync(`${root}/${folder}`, { recursive: true, encoding: 'utf8' })
    .filter((path) => /^[^/]+\/src\/.*\.ts$/.test(path))
    .filter((path) => !/\.(spec|cases)\.ts$|\/(testing|cli)\/|\/dist\//.test(path))
    .filter((path) => !/^(workbench|web-ui|testing|[^/]+-e2e)\//.test(path))
    .map((path) => `${folder}/${path}`);
}

test('every line of the programs comes from the logger, which gives it a time', () => {
  const writers = ['apps', 'libs']
    .flatMap(sourceFiles)
    .filter((path) => /\bconsole\.|process\.(stdout|stderr)\b/.test(readFileSync(`${root}/${path}`, 'utf8')));
  expect(writers.sort()).toEqual(known);
});

test('a line is one JSON object with time in UTC, level, event and fields', () => {
  const lines: string[] = [];
  jsonLogger((line) => void lines.push(line)).warn('sweep-failed', { message: 'two\nlines' });
  expect(lines).toHaveLength(1);
  expect(lines[0]).toMatch(/^\{"time":"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z",.*\}\n$/);
  expect(JSON.parse(lines[0]!)).toMatchObject({
    level: 'warn',
    event: 'sweep-failed',
    message: 'two\nlines',
  });
});
