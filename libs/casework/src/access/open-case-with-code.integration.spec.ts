import { afterAll, beforeAll, expect, test } from 'vitest';
import { openCase } from '../case/open-case.js';
import {
  monday,
  openCaseworkDatabase,
  tenantId,
  type CaseworkDatabase,
} from '../testing/casework-database.js';
import { TooManyAttemptsError } from './access-attempts.js';
import { openCaseWithCode } from './open-case-with-code.js';

let database: CaseworkDatabase;
beforeAll(async () => {
  database = await openCaseworkDatabase();
});
afterAll(() => database.close());

const attempt = (fileNumber: string, accessCode: string, address: string) =>
  openCaseWithCode(database.work, tenantId, { fileNumber, accessCode }, address, monday);
const wrong = 'AAAA-AAAA-AAAA';

test('wrong codes for a case are stopped from wherever they come, and the citizen still gets in', async () => {
  const submission = await database.newSubmission();
  const opened = await openCase(database.work, database.engine, tenantId, submission, monday);
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
