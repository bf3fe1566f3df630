import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { dueDate, timeFrames } from './due-date.js';
import { judgePackages, readFindings } from './judge-packages.js';
import { readAudit, RegistrySilentError } from './read-audit.js';

const root = fileURLToPath(new URL('../../..', import.meta.url));

/** As npm 10 prints it: `upper` has nothing itself, it only needs `@nestjs/core`. */
const report = JSON.stringify({
  auditReportVersion: 2,
  vulnerabilities: {
    '@nestjs/core': {
      name: '@nestjs/core',
      severity: 'moderate',
      isDirect: true,
      via: [
        {
          source: 1091325,
          name: '@nestjs/core',
          dependency: '@nestjs/core',
          title: '@nestjs/core vulnerable to Information Exposure via StreamableFile pipe',
          url: 'https://github.com/advisories/GHSA-4jpv-8r57-pv7j',
          severity: 'moderate',
          cwe: ['CWE-200'],
          cvss: { score: 5.3, vectorString: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:L/I:N/A:N' },
          range: '<9.0.5',
        },
      ],
      effects: ['upper'],
      range: '<=9.0.4',
      nodes: ['node_modules/@nestjs/core'],
      fixAvailable: true,
    },
    upper: {
      name: 'upper',
      severity: 'moderate',
      isDirect: false,
      via: ['@nestjs/core'],
      effects: [],
      range: '*',
      nodes: ['node_modules/upper'],
      fixAvailable: false,
    },
  },
  metadata: { vulnerabilities: { info: 0, low: 0, moderate: 2, high: 0, critical: 0, total: 2 } },
});
const id = 'GHSA-4jpv-8r57-pv7j';

/** As npm printed it where the registry refuses the question. */
const refused = JSON.stringify({
  message: '405 Method Not Allowed - POST https://registry.npmjs.org/-/npm/v1/security/advisories/bulk',
  method: 'POST',
  uri: 'https://registry.npmjs.org/-/npm/v1/security/advisories/bulk',
  headers: { allow: ['GET,HEAD'] },
  statusCode: 405,
  body: '',
  error: { summary: '', detail: '' },
});

describe('what npm prints', () => {
  test('each advisory is read once, with its id', () => {
    expect(readAudit(report)).toEqual([
      {
        id,
        package: '@nestjs/core',
        title: '@nestjs/core vulnerable to Information Exposure via StreamableFile pipe',
        url: `https://github.com/advisories/${id}`,
        severity: 'lower',
      },
    ]);
  });

  test.each([
    ['critical', 0, 'critical'],
    ['moderate', 9.1, 'critical'],
    ['high', 0, 'high'],
    ['moderate', 7, 'high'],
    ['moderate', 6.9, 'lower'],
    ['low', 0, 'lower'],
  ])('%s with a score of %d counts as %s', (severity, score, expected) => {
    const changed = report.replace('"severity":"moderate","cwe"', `"severity":"${severity}","cwe"`);
    expect(readAudit(changed.replace('"score":5.3', `"score":${score}`))[0]!.severity).toBe(expected);
  });

  test('a registry that does not answer is no registry that knows of nothing', () => {
    expect(() => readAudit(refused)).toThrow(RegistrySilentError);
    expect(() => readAudit(refused)).toThrow(/405 Method Not Allowed.*Nothing was checked/);
    expect(() => readAudit('')).toThrow(RegistrySilentError);
    expect(() => readAudit('{}')).toThrow(RegistrySilentError);
  });
});

describe('the time frames', () => {
  // A Friday.
  const since = '2026-11-27';

  test.each([
    ['critical', { reached: true }, '2026-12-02'],
    ['lower', { reached: true, exploited: true }, '2026-12-02'],
    ['high', { reached: true }, '2026-12-11'],
    ['lower', { reached: true }, '2027-01-26'],
    ['critical', { reached: false }, '2027-01-26'],
  ] as const)('%s, %j: until %s', (severity, finding, expected) => {
    expect(dueDate(severity, { since, note: 'n', ...finding })).toBe(expected);
  });

  test('are those of SECURITY.md', () => {
    const policy = readFileSync(`${root}/SECURITY.md`, 'utf8');
    expect(policy).toContain(`reaches it | ${timeFrames.criticalWorkingDays} working days |`);
    expect(policy).toContain(`reaches it | ${timeFrames.highDays} days |`);
    expect(policy).toContain(`not reached | ${timeFrames.otherDays} days |`);
  });
});

describe('the verdict', () => {
  const advisories = readAudit(report);
  const finding = { since: '2026-10-01', reached: false, note: 'We stream no such files.' };

  test('fails from the day after the last one', () => {
    expect(judgePackages(advisories, { [id]: finding }, '2026-11-30').failed).toBe(false);
    const late = judgePackages(advisories, { [id]: finding }, '2026-12-01');
    expect(late.failed).toBe(true);
    expect(late.lines[0]).toMatch(/^OVERDUE since 2026-11-30 GHSA-4jpv-8r57-pv7j @nestjs\/core/);
  });

  test('fails where nobody has looked yet, and says what to write', () => {
    const { failed, lines } = judgePackages(advisories, {}, '2026-11-30');
    expect(failed).toBe(true);
    expect(lines[0]).toMatch(/^NEW [\s\S]*"since": "2026-11-30"/);
  });

  test('names what is gone, and passes where nothing is known', () => {
    expect(judgePackages([], { [id]: finding }, '2026-11-30')).toEqual({
      failed: false,
      lines: [
        `${id} is gone: take it out of docs/security/advisories.json.`,
        'No package has a known weakness.',
      ],
    });
  });
});

describe('docs/security/advisories.json', () => {
  test('can be read', () => {
    const text = readFileSync(`${root}/docs/security/advisories.json`, 'utf8');
    expect(() => readFindings(text)).not.toThrow();
  });

  test.each([
    ['{"A":{"since":"2026-02-30","reached":true,"note":"n"}}', /since of A must be a day/],
    ['{"A":{"since":"2026-02-20","note":"n"}}', /reached of A must be true or false/],
    ['{"A":{"since":"2026-02-20","reached":false,"note":" "}}', /note of A must be a sentence/],
  ])('%s is refused', (text, message) => {
    expect(() => readFindings(text)).toThrow(message);
  });
});
