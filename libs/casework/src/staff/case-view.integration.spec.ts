import { afterAll, beforeAll, expect, test } from 'vitest';
import { closeCase } from '../case/close-case.js';
import { openCase, type OpenedCase } from '../case/open-case.js';
import { Documents } from '../documents/documents.js';
import { verifyCertificate } from '../documents/verify-certificate.js';
import { Notices } from '../notices/notices.js';
import { Payments } from '../payments/payments.js';
import { readCaseStatus } from '../status/case-status.js';
import { ProcessTextsReader } from '../status/process-texts.js';
import {
  monday,
  openCaseworkDatabase,
  tenantId,
  type CaseworkDatabase,
} from '../testing/casework-database.js';
import { addCaseNote } from './case-notes.js';
import { listCases, readCaseView } from './case-view.js';

let database: CaseworkDatabase;
let opened: OpenedCase;
const texts = new ProcessTextsReader();

beforeAll(async () => {
  database = await openCaseworkDatabase();
  opened = await openCase(database.work, database.engine, tenantId, await database.newSubmission(), monday);
});
afterAll(() => database.close());

/** What the engine writes when the process of the case reaches a step. */
async function reach(elementId: string): Promise<void> {
  await database.sql(
    `insert into process_instance (tenant_id, process_instance_key, process_definition_key, process_definition_id,
       process_definition_version, state, start_date, version, tokens, variables, history_sequence, history_hash)
     select tenant_id, process_instance_key, 3, 'hund', 1, 'ACTIVE', $2, 1, '', '', 1, '' from case_file where case_id = $1
     on conflict do nothing`,
    [opened.caseId, monday],
  );
  await database.sql(
    `insert into element_instance (tenant_id, element_instance_key, process_instance_key, process_definition_key,
       element_id, element_name, element_type, state, start_date)
     select tenant_id, $2, process_instance_key, 3, $3, 'Antrag prüfen', 'USER_TASK', 'ACTIVE', $4
     from case_file where case_id = $1`,
    [opened.caseId, database.engine.mintKey(), elementId, monday],
  );
}

test('a case tells its applicant where it is: sent, then what the model says of the step, then closed', async () => {
  const read = async () => (await readCaseStatus(database.work, texts, tenantId, opened.caseId))!;
  expect((await read()).status).toBe('SUBMITTED');
  await reach('pruefen');
  expect(await read()).toMatchObject({ status: 'PROCESSING', text: 'Wir prüfen Ihren Antrag.' });
  expect((await read()).timeline).toEqual([
    { at: monday, text: 'Wir prüfen Ihren Antrag.', isCurrent: true },
  ]);
  expect(await closeCase(database.work, tenantId, opened.caseId, 'GRANTED', monday)).toBe(true);
  expect(await closeCase(database.work, tenantId, opened.caseId, 'REFUSED', monday)).toBe(false);
  expect(await read()).toMatchObject({ status: 'COMPLETED', outcome: 'GRANTED', text: null });
});

test('a job that runs twice makes one document, one payment, one notice', async () => {
  const documents = new Documents(database.work);
  const payments = new Payments(database.work);
  const notices = new Notices(database.work);
  const run = async () => ({
    document: await documents.store(
      tenantId,
      {
        documentId: database.engine.mintKey(),
        caseId: opened.caseId,
        kind: 'bescheinigung',
        fileName: 'b.pdf',
        mediaType: 'application/pdf',
        content: new Uint8Array([1, 2, 3]),
        jobKey: '77',
        verificationCode: 'ABCD-2345-EFGH',
        holderHint: 'Z. M., geboren 2001',
      },
      monday,
    ),
    payment: await payments.request(
      tenantId,
      {
        paymentId: database.engine.mintKey(),
        caseId: opened.caseId,
        amountCents: 2500,
        purpose: 'Gebühr',
        jobKey: '78',
      },
      monday,
    ),
    notice: await notices.create(
      tenantId,
      {
        noticeId: database.engine.mintKey(),
        caseId: opened.caseId,
        template: 'zahlung',
        channel: 'EMAIL',
        subject: 'Gebühr',
        body: 'Bitte zahlen Sie.',
        jobKey: '79',
      },
      monday,
    ),
  });
  expect(await run()).toEqual(await run());
});

test('what a payment service says counts once, and money that comes late is not lost', async () => {
  const payments = new Payments(database.work);
  const { paymentId } = await payments.request(
    tenantId,
    {
      paymentId: database.engine.mintKey(),
      caseId: opened.caseId,
      amountCents: 500,
      purpose: 'Gebühr',
      jobKey: '80',
    },
    monday,
  );
  await payments.recordTransaction(
    tenantId,
    paymentId,
    { providerReference: 't1', paymentPage: 'https://zahlen.example/t1' },
    monday,
  );
  const states: unknown[] = [];
  for (const state of ['FAILED', 'CANCELED', 'PAID', 'PAID', 'FAILED', 'CANCELED'] as const) {
    const { changed, payment } = await payments.recordState(tenantId, paymentId, state, monday);
    states.push([changed, payment?.state]);
  }
  expect(states).toEqual([
    [true, 'FAILED'],
    [true, 'CANCELED'],
    [true, 'PAID'],
    [false, 'PAID'],
    [false, 'PAID'],
    [false, 'PAID'],
  ]);
  expect((await payments.findByReference(tenantId, 't1'))?.paymentId).toBe(paymentId);
});

test('a certificate is genuine for whoever types its code, and says no more than is needed to compare it', async () => {
  const check = (code: string) => verifyCertificate(database.work, tenantId, code, '192.0.2.7', monday);
  expect(await check('abcd 2345 efgh')).toEqual({
    kind: 'bescheinigung',
    serviceId: 'hund',
    holderHint: 'Z. M., geboren 2001',
    issuedAt: monday,
  });
  expect(await check('ABCD-2345-EFGJ')).toBeNull();
  expect(await check("' or 1=1 --")).toBeNull();
});

test('a document opens only within its own case', async () => {
  const documents = new Documents(database.work);
  const other = await openCase(
    database.work,
    database.engine,
    tenantId,
    await database.newSubmission(),
    monday,
  );
  const [document] = await documents.list(tenantId, opened.caseId);
  expect((await documents.read(tenantId, opened.caseId, document!.documentId))?.content).toEqual(
    Buffer.from([1, 2, 3]),
  );
  expect(await documents.read(tenantId, other.caseId, document!.documentId)).toBeNull();
  expect(await documents.read(tenantId, opened.caseId, '../1')).toBeNull();
});

test('staff see the whole case, by its id and by its process instance, and find it by name', async () => {
  await addCaseNote(
    database.work,
    tenantId,
    {
      noteId: database.engine.mintKey(),
      caseId: opened.caseId,
      author: 'sabine.schroeder',
      text: 'Angerufen.',
    },
    monday,
  );
  const view = (await readCaseView(database.work, texts, tenantId, { caseId: opened.caseId }))!;
  expect(view).toMatchObject({
    fileNumber: opened.fileNumber,
    parties: [{ role: 'APPLICANT', name: 'Zoë Meier', email: 'zoe@beispiel.de' }],
    submission: { formId: 'hund-antrag', answers: { name: 'Bello' } },
    notes: [{ author: 'sabine.schroeder', text: 'Angerufen.' }],
    activeElements: [{ elementId: 'pruefen', elementName: 'Antrag prüfen' }],
  });
  const { processInstanceKey } = view;
  expect(await readCaseView(database.work, texts, tenantId, { processInstanceKey })).toEqual(view);
  expect(await readCaseView(database.work, texts, 'stadt', { caseId: opened.caseId })).toBeNull();
  const found = await listCases(database.work, tenantId, { text: 'meier', limit: 10 });
  expect(found.map((item) => item.caseId)).toContain(opened.caseId);
  expect(await listCases(database.work, tenantId, { text: '%', limit: 10 })).toEqual([]);
});
