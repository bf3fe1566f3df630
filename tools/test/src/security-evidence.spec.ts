import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const pages = readdirSync(`${root}/docs/security`).filter((name) => name.endsWith('.md'));

/** `file` › `title of a test`, as the pages about security name their evidence. */
const evidence = /`([^`\s]+\.spec\.tsx?)` › `([^`]+)`/g;
/** A file that is named without a title. */
const namedFile =
  /`((?:apps|libs|tools|migrations|docs|docker)\/[^`\s]+\.\w+|\.dockerignore|package-lock\.json)`/g;

describe.each(pages)('docs/security/%s', (page) => {
  const text = readFileSync(`${root}/docs/security/${page}`, 'utf8');

  test('names tests that exist', () => {
    const missing = [...text.matchAll(evidence)].filter(([, file, title]) => {
      const path = `${root}/${file}`;
      return !existsSync(path) || !readFileSync(path, 'utf8').includes(title!);
    });
    expect(missing.map(([whole]) => whole)).toEqual([]);
  });

  test('names files that exist', () => {
    const missing = [...text.matchAll(namedFile)].filter(([, file]) => !existsSync(`${root}/${file}`));
    expect(missing.map(([whole]) => whole)).toEqual([]);
  });
});

test('each known attack has a record and a test', () => {
  const text = readFileSync(`${root}/docs/security/known-attacks.md`, 'utf8');
  const rows = text.split('\n').filter((line) => /^\| \[/.test(line));
  expect(rows.length).toBeGreaterThan(10);
  for (const row of rows) {
    expect(row).toMatch(/https:\/\//);
    expect([...row.matchAll(evidence)].length, row).toBeGreaterThan(0);
  }
});

describe('the ASVS checklist', () => {
  const text = readFileSync(`${root}/docs/security/asvs.md`, 'utf8');
  const rows = [...text.matchAll(/^\| ([\d.]+) \| [12] \| [^|]+ \| ([^|]+) \| (.*) \|$/gm)].map(
    ([, number, state, reason]) => ({ number: number!, state: state!, reason: reason! }),
  );
  const having = (state: string) => rows.filter((row) => row.state === state);

  test('counts its states rightly, and has no other', () => {
    const states = ['tested', 'met', 'not applicable', 'not met'];
    const counts = states.map((state) => `${having(state).length} ${state}`).join(', ');
    expect(text).toContain(`\nOf ${rows.length}: ${counts}.\n`);
    expect(rows.filter(({ state }) => !states.includes(state))).toEqual([]);
    expect(new Set(rows.map(({ number }) => number)).size).toBe(253);
  });

  test('names a test for what is tested, a file for what is met, and gives a reason for the rest', () => {
    const bare = [
      ...having('tested').filter(({ reason }) => reason.match(evidence) === null),
      ...having('met').filter(({ reason }) => reason.match(namedFile) === null),
      ...rows.filter(({ reason }) => reason.trim() === ''),
    ];
    expect(bare).toEqual([]);
  });
});
