import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openCase, type OpenedCase } from '../case/open-case.js';
import {
  monday,
  openCaseworkDatabase,
  tenantId,
  type CaseworkDatabase,
} from '../testing/casework-database.js';
import { TooManyAttemptsError } from './access-attempts.js';
import { openCaseWithCode } from './open-case-with-code.js';
import { saltOldAccessCodes } from './salt-old-access-codes.js';

let database: CaseworkDatabase;
beforeAll(async () => {
  database = await openCaseworkDatabase();
});
afterAll(() => database.close());

const attempt = (fileNumber: string, accessCode: string, address: string) =>
  openCaseWithCode(database.work, tenantId, { fileNumber, accessCode }, address, monday);
const openNewCase = async (): Promise<OpenedCase> =>
  openCase(database.work, database.engine, tenantId, await database.newSubmission(), monday);
const wrong = 'AAAA-AAAA-AAAA';

test('wrong codes for a case are stopped from wherever they come, and the citizen still gets in', async () => {
  const opened = await openNewCase();
  for (let guess = 0; guess < 10; guess += 1) {
    expect(await attempt(opened.fileNumber, wrong, `198.51.100.${guess}`)).toBeNull();
  }
  await expect(attempt(opened.fileNumber, wrong, '203.0.113.7')).rejects.toThrow(TooManyAttemptsError);
  expect(await attempt(opened.fileNumber, opened.accessCode, '192.0.2.1')).toBe(opened.caseId);
});

test('an address that guessed too often is stopped for every case', async () => {
  for (let guess = 0; guess < 10; guess += 1) {
    expect(await attempt(`HUND-2026-9${guess}`, wrong, '192.0.2.99')).toBeNull();
  }
  await expect(attempt('HUND-2026-8000', wrong, '192.0.2.99')).rejects.toThrow(TooManyAttemptsError);
});

test('an address that guesses many at once is judged no more often than one that waits', async () => {
  const answers = await Promise.allSettled(
    Array.from({ length: 30 }, (_, guess) => attempt(`HUND-2026-7${guess}`, wrong, '192.0.2.77')),
  );
  expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(10);
});

test('right codes stop nobody, however many come from one address', async () => {
  const opened = await openNewCase();
  for (let entry = 0; entry < 11; entry += 1)
    expect(await attempt(opened.fileNumber, opened.accessCode, '192.0.2.55')).toBe(opened.caseId);
});

describe('what is kept of an access code', () => {
  const kept = async (caseId: string): Promise<Buffer> => {
    const [row] = await database.sql<{ access_code_hash: Buffer }>(
      'select access_code_hash from case_file where case_id = $1',
      [caseId],
    );
    return row!.access_code_hash;
  };
  const unsalted = (code: string): Buffer => createHash('sha256').update(code).digest();
  /** A case as the release before wrote it. */
  async function openOldCase(): Promise<OpenedCase> {
    const opened = await openNewCase();
    await database.sql('update case_file set access_code_hash = $2 where case_id = $1', [
      opened.caseId,
      unsalted(opened.accessCode),
    ]);
    return opened;
  }

  test('is salted and slow to find out', async () => {
    const { caseId } = await openNewCase();
    expect((await kept(caseId)).toString('latin1')).toMatch(/^scrypt\$16384\$8\$1\$[\w-]{22}\$[\w-]{43}$/);
  });

  test('opens a case of the release before, and is salted by it', async () => {
    const { caseId, fileNumber, accessCode } = await openOldCase();
    expect(await attempt(fileNumber, wrong, '192.0.2.11')).toBeNull();
    expect(await kept(caseId)).toEqual(unsalted(accessCode));
    expect(await attempt(fileNumber, accessCode, '192.0.2.11')).toBe(caseId);
    expect((await kept(caseId)).toString('latin1')).toMatch(/^scrypt\$/);
    expect(await attempt(fileNumber, accessCode, '192.0.2.11')).toBe(caseId);
    expect(await attempt(fileNumber, wrong, '192.0.2.11')).toBeNull();
  });

  test('is salted without the citizen, too', async () => {
    const { caseId, fileNumber, accessCode } = await openOldCase();
    expect(await saltOldAccessCodes(database.work, tenantId)).toBe(1);
    expect((await kept(caseId)).toString('latin1')).toMatch(/^scrypt\$/);
    expect(await attempt(fileNumber, accessCode, '192.0.2.12')).toBe(caseId);
    expect(await attempt(fileNumber, wrong, '192.0.2.12')).toBeNull();
    expect(await saltOldAccessCodes(database.work, tenantId)).toBe(0);
  });
});
