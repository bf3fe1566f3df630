import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import * as kit from './index.js';

test('the example of the README runs', async () => {
  const readme = await readFile(new URL('../README.md', import.meta.url), 'utf8');
  const example = /```ts\n(.*?)```/s.exec(readme)?.[1] ?? '';
  const [, imported, body] = /^import \{(.*?)\} from '@vorgang\/testing';\n(.*)$/s.exec(example) ?? [];
  const names = (imported ?? '')
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
  expect(Object.keys(kit)).toEqual(expect.arrayContaining(names));
  const AsyncFunction = Object.getPrototypeOf(async () => {}).constructor as new (
    ...parts: string[]
  ) => (...values: unknown[]) => Promise<{ page: string; tries: number }>;
  const run = new AsyncFunction(...names, 'console', `${body ?? ''}\nreturn { page, tries };`);
  const printed: string[] = [];
  const values = names.map((name) => kit[name as keyof typeof kit]);
  const { page, tries } = await run(...values, { log: (line: string) => printed.push(line) });
  expect(tries).toBe(2);
  expect(printed).toEqual(['order: 100 % (3 of 3 flow nodes, 2 of 2 sequence flows)']);
  expect(page).toContain('<!doctype html>');
});
