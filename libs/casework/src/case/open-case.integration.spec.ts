import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openCaseWithCode } from '../access/open-case-with-code.js';
import { Drafts } from '../draft/drafts.js';
import {
  monday,
  openCaseworkDatabase,
  tenantId,
  type CaseworkDatabase,
} from '../testing/casework-database.js';
import { DraftGoneError, openCase, ProcessNotDeployedError } from './open-case.js';

let database: CaseworkDatabase;

beforeAll(async () => {
  database = await openCaseworkDatabase();
});
afterAll(() => database.close());

async function countCases(): Promise<number> {
  return (await database.sql(`select 1 from case_file`)).length;
}

describe('Sending a draft', () => {
  test('writes case, submission and the command that starts the process, and wakes the engine', async () => {
    const submission = await database.newSubmission();
    const wakes = database.engine.wakes;
    const opened = await openCase(database.work, database.engine, tenantId, submission, monday);
    expect(opened.fileNumber).toMatch(/^HUND-2026-\d{4}$/);
    expect(opened.accessCode).toMatch(/^([2-9A-Z]{4}-){2}[2-9A-Z]{4}$/);
    const [row] = await database.sql(
      `select command_id, command, actor_kind from outbox_command where command_id = $1`,
      [`submission:${opened.caseId}`],
    );
    expect(row?.actor_kind).toBe('citizen');
    expect(JSON.parse(row?.command as string)).toMatchObject({
      kind: 'createProcessInstance',
      processDefinitionKey: '3',
      processDefinitionVersion: 1,
      variables: {
        antrag: { name: 'Bello' },
        fall: { caseId: opened.caseId, aktenzeichen: opened.fileNumber },
      },
    });
    expect(database.engine.wakes).toBe(wakes + 1);
  });

  test('ten times at once makes one case, and everyone is told the same', async () => {
    // Opens the connections first, so that the ten really run side by side.
    const submissions = await Promise.all(Array.from({ length: 10 }, () => database.newSubmission()));
    const submission = submissions[0]!;
    const before = await countCases();
    const opened = await Promise.all(
      Array.from({ length: 10 }, () =>
        openCase(database.work, database.engine, tenantId, submission, monday),
      ),
    );
    expect(new Set(opened.map((one) => JSON.stringify(one))).size).toBe(1);
    expect(await countCases()).toBe(before + 1);
  });

  test('many drafts at once get file numbers without gap or double', async () => {
    const submissions = await Promise.all(Array.from({ length: 20 }, () => database.newSubmission()));
    const opened = await Promise.all(
      submissions.map((submission) => openCase(database.work, database.engine, tenantId, submission, monday)),
    );
    const numbers = opened.map((one) => Number(one.fileNumber.slice(-4))).sort((one, other) => one - other);
    expect(numbers.at(-1)! - numbers[0]!).toBe(19);
    expect(new Set(numbers).size).toBe(20);
  });

  test('a failure before the commit leaves the draft as it was and takes no file number', async () => {
    const submission = await database.newSubmission();
    const [before] = await database.sql(`select last_number from file_number_counter`);
    const broken = { mintKey: database.engine.mintKey, wake: () => undefined };
    await expect(
      openCase(database.work, broken, tenantId, { ...submission, applicantName: 'U+0000: \u0000' }, monday),
    ).rejects.toThrow();
    const [after] = await database.sql(`select last_number from file_number_counter`);
    expect(after).toEqual(before);
    expect(
      (await new Drafts(database.work).find(tenantId, submission.draftSecret, monday))?.caseId,
    ).toBeNull();
  });

  test('a crash after the commit loses nothing: the command waits and the citizen gets the same case', async () => {
    const submission = await database.newSubmission();
    const crashing = {
      mintKey: database.engine.mintKey,
      wake: () => {
        throw new Error('the process was killed');
      },
    };
    await expect(openCase(database.work, crashing, tenantId, submission, monday)).rejects.toThrow('killed');
    const again = await openCase(database.work, database.engine, tenantId, submission, monday);
    const waiting = await database.sql(`select 1 from outbox_command where command_id = $1`, [
      `submission:${again.caseId}`,
    ]);
    expect(waiting).toHaveLength(1);
  });

  test('the file number follows the year of the county, not of Greenwich', async () => {
    const submission = await database.newSubmission();
    const newYear = new Date('2026-12-31T23:30:00Z');
    await new Drafts(database.work).save(
      tenantId,
      submission.draftSecret,
      {},
      new Date('2026-12-20T09:00:00Z'),
    );
    const opened = await openCase(database.work, database.engine, tenantId, submission, newYear);
    expect(opened.fileNumber).toBe('HUND-2027-0001');
  });

  test('a draft whose 30 days are over cannot be sent', async () => {
    const submission = await database.newSubmission();
    const later = new Date(monday.getTime() + 31 * 24 * 60 * 60 * 1000);
    await expect(openCase(database.work, database.engine, tenantId, submission, later)).rejects.toThrow(
      DraftGoneError,
    );
  });

  test('a process that is not deployed is said so, and the draft stays', async () => {
    const submission = { ...(await database.newSubmission()), processDefinitionId: 'katze' };
    await expect(openCase(database.work, database.engine, tenantId, submission, monday)).rejects.toThrow(
      ProcessNotDeployedError,
    );
    expect(await new Drafts(database.work).find(tenantId, submission.draftSecret, monday)).not.toBeNull();
  });
});

describe('File number and access code', () => {
  test('open the case however the code is typed, and only for its tenant', async () => {
    const opened = await openCase(
      database.work,
      database.engine,
      tenantId,
      await database.newSubmission(),
      monday,
    );
    const typed = {
      fileNumber: opened.fileNumber.toLowerCase(),
      accessCode: opened.accessCode.toLowerCase().replaceAll('-', ' '),
    };
    expect(await openCaseWithCode(database.work, tenantId, typed, '192.0.2.1', monday)).toBe(opened.caseId);
    expect(await openCaseWithCode(database.work, 'stadt', typed, '192.0.2.1', monday)).toBeNull();
  });
});
