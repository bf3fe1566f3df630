import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { attachStoredDocument, Documents } from '@vorgang/casework';
import { PermanentFailure } from '@vorgang/connectors';
import { clearDocuments, KeyRing, openDocumentStore, type OpenDocumentStore } from '@vorgang/documents';
import type { JsonObject } from '@vorgang/feel';
import { migrate } from '@vorgang/migrations';
import { loadCatalogue } from '@vorgang/services';
import { createDataSource, createPool, tenantWork, type TenantWork } from '@vorgang/storage';
import { createTestDatabase, type TestDatabase } from '@vorgang/test-services';
import pg from 'pg';
import type { DataSource } from 'typeorm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readPdf } from '../testing/read-pdf.js';
import { connectorRunner, type ConnectorRun } from '../testing/run-connector.js';
import { letterConnector } from './letter.js';

const tenantId = 'county';
const caseId = '501';
const procedures = fileURLToPath(new URL('../../../../processes', import.meta.url));
const recipient = ['Żofia Núñez-Đorđević', 'Große Straße 4', '24837 Schleswig'];
const values = { anrede: 'Frau Núñez-Đorđević', antragstag: '2. März 2026', frist: '20. März 2026' };

let database: TestDatabase;
let owner: pg.Pool;
let dataSource: DataSource;
let work: TenantWork;
let folder: string;
let opened: OpenDocumentStore;
let clock = new Date('2026-03-04T09:00:00Z');
let run: (call: ConnectorRun) => Promise<unknown>;
let lastKey = 9000;

beforeAll(async () => {
  database = await createTestDatabase();
  await migrate(database.url);
  owner = new pg.Pool({ connectionString: database.url, max: 2 });
  dataSource = await createDataSource(database.url).initialize();
  work = tenantWork(dataSource);
  await owner.query("insert into tenant (tenant_id, name) values ($1, 'Kreis')", [tenantId]);
  await owner.query(
    `insert into case_file (tenant_id, case_id, file_number, service_id, applicant_name, process_definition_id,
       process_instance_key, access_code_hash, opened_at)
     values ($1, $2, 'IFSG-2026-00042', 'infektionsschutzbelehrung', 'Ż. N.', 'infektionsschutzbelehrung', 1, '', $3)`,
    [tenantId, caseId, clock],
  );
  folder = await mkdtemp(join(tmpdir(), 'vorgang-letters-'));
  await writeFile(join(folder, 'keys'), KeyRing.newLine('first'));
  const store = pathToFileURL(join(folder, 'objects')).href;
  const configuration = { store, keyFile: join(folder, 'keys'), sizeLimit: 5_000_000 };
  opened = await openDocumentStore(configuration, work, () => clock);
  run = connectorRunner(letterConnector, '', {
    work,
    documentStore: opened.documents,
    catalogue: await loadCatalogue(procedures),
    proceduresFolder: procedures,
    mintKey: () => String((lastKey += 1)),
    now: () => clock,
  });
});

afterAll(async () => {
  opened.close();
  await dataSource.destroy();
  await owner.end();
  await database.drop();
  await rm(folder, { recursive: true, force: true });
});

const write = (jobKey: string, begruendung: string, others: JsonObject = {}) =>
  run({
    jobKey,
    variables: { caseId, recipient, values: { ...values, begruendung }, ...others },
    headers: { template: 'anhoerung', resultVariable: 'brief' },
  });

const lettersOf = async (jobKey: string) => {
  const { rows } = await owner.query<{ document_id: string }>(
    'select document_id from case_document where job_key = $1',
    [jobKey],
  );
  return rows.map((row) => row.document_id);
};

const contentOf = async (jobKey: string): Promise<Buffer> => {
  const documents = new Documents(work, opened.documents);
  const [documentId] = await lettersOf(jobKey);
  return (await documents.read(tenantId, caseId, documentId!))!.content;
};

describe('a letter', () => {
  test('is part of the case, encrypted in the store, and says what template and values say', async () => {
    const outcome = await write('1', 'Die Angaben zum Geburtsdatum passen nicht zum Ausweis.');
    expect(outcome).toMatchObject({
      kind: 'completed',
      variables: {
        brief: { document: { 'camunda.document.type': 'camunda', metadata: { expiresAt: null } } },
      },
    });
    const [info] = await new Documents(work).list(tenantId, caseId);
    expect(info).toMatchObject({ kind: 'schreiben', fileName: 'Schreiben-IFSG-2026-00042.pdf' });
    const content = await contentOf('1');
    expect(info!.size).toBe(content.length);
    const { text } = await readPdf(content);
    for (const part of [
      ...recipient,
      'Aktenzeichen: IFSG-2026-00042',
      'Datum: 4. März 2026',
      'Guten Tag Frau Núñez-Đorđević,',
      'Die Angaben zum Geburtsdatum passen nicht zum Ausweis.',
      'bis zum 20. März 2026',
    ]) {
      expect(text).toContain(part);
    }
    const files = await readdir(join(folder, 'objects'), { recursive: true, withFileTypes: true });
    for (const file of files.filter((entry) => entry.isFile())) {
      expect(await readFile(join(file.parentPath, file.name), 'latin1')).not.toContain('%PDF');
    }
  });

  test('is tagged, in German, with title, headings and lists; it claims PDF/A-2a and PDF/UA-1', async () => {
    await write('2', 'Grund');
    const { language, title, isMarked, roles, metadata } = await readPdf(await contentOf('2'));
    expect({ language, isMarked }).toEqual({ language: 'de-DE', isMarked: true });
    expect(title).toContain('Gelegenheit zur Stellungnahme (IFSG-2026-00042)');
    expect(roles.filter((role) => role === 'H1')).toHaveLength(1);
    expect(roles).toEqual(expect.arrayContaining(['Document', 'P', 'H2', 'L', 'LI', 'Lbl', 'LBody']));
    expect(metadata).toMatch(/<pdfaid:part>2</);
    expect(metadata).toMatch(/<pdfaid:conformance>A</);
    expect(metadata).toMatch(/<pdfuaid:part>1</);
  });

  test('follows DIN 5008 form B: address in the window, text below it', async () => {
    await write('3', 'Grund');
    const { lines } = await readPdf(await contentOf('3'));
    const [first] = recipient;
    const address = lines.find(({ text }) => text === first)!;
    // Millimetres from the left and upper edge; the window is 20 to 105 wide and 45 to 90 high.
    expect(address.left).toBeCloseTo(25, 0);
    expect(address.top).toBeGreaterThan(62.7);
    expect(address.top).toBeLessThan(68);
    const subject = lines.find(({ text }) => text.startsWith('Ihr Antrag auf Belehrung'))!;
    expect(subject.top).toBeGreaterThan(98);
  });

  test('of several pages numbers them', async () => {
    await write('4', Array.from({ length: 60 }, (_, index) => `Absatz ${index}`).join('\n'));
    const { text, pages } = await readPdf(await contentOf('4'));
    expect(pages).toBeGreaterThan(1);
    expect(text).toContain(`Seite 2 von ${pages}`);
    expect(text).toContain('Absatz 59');
  });

  test('takes values as text: neither markup nor placeholders in them have a meaning', async () => {
    const hostile = '<script>alert(1)</script>\n\n# Bescheid\n\n- {{aktenzeichen}} \u0007</rdf:RDF>';
    await write('5', hostile);
    const { text, roles, metadata } = await readPdf(await contentOf('5'));
    expect(text).toContain('<script>alert(1)</script>');
    expect(text).toContain('- {{aktenzeichen}}');
    expect(roles.filter((role) => role === 'H1')).toHaveLength(1);
    expect(metadata.match(/<\/rdf:RDF>/g)).toHaveLength(1);
  });
});

describe('the file of a case', () => {
  const storedIdOf = async (jobKey: string): Promise<string> => {
    const { rows } = await owner.query<{ readonly id: string }>(
      'select stored_document_id as id from case_document where job_key = $1',
      [jobKey],
    );
    return rows[0]!.id;
  };

  test('keeps its letters: nobody deletes them, and no sweep does', async () => {
    await write('6', 'Grund');
    const stored = await storedIdOf('6');
    await expect(opened.documents.delete(tenantId, stored)).rejects.toThrow('belongs to the case 501');
    // As a sweep sees it that read the day of expiry just before the case took the letter up.
    await owner.query(`update document set expires_at = '2026-01-01' where document_id = $1`, [stored]);
    const engine = createPool(database.url, { role: 'vorgang_engine', connections: 1 });
    await clearDocuments(engine, opened.documents, clock);
    await engine.end();
    await owner.query('update document set expires_at = null where document_id = $1', [stored]);
    expect((await contentOf('6')).length).toBeGreaterThan(1000);
  });

  test('never names a letter that is gone: of taking up and deleting at once one fails', async () => {
    for (let round = 0; round < 10; round += 1) {
      const jobKey = String(600 + round);
      const received = await opened.documents.receive(
        tenantId,
        Readable.from([Buffer.from(`%PDF-1.7 ${round}`)]),
      );
      const { documentId, size, contentHash } = await opened.documents.create(received, {
        fileName: 'x.pdf',
        createdBy: 'test',
      });
      const letter = { caseId, kind: 'schreiben', fileName: 'x.pdf', mediaType: 'application/pdf', jobKey };
      const [taken, deleted] = await Promise.allSettled([
        attachStoredDocument(
          work,
          tenantId,
          { ...letter, documentId: String((lastKey += 1)), storedDocumentId: documentId, size, contentHash },
          clock,
        ),
        opened.documents.delete(tenantId, documentId),
      ]);
      expect([taken.status, deleted.status].sort()).toEqual(['fulfilled', 'rejected']);
      expect(await lettersOf(jobKey)).toHaveLength(taken.status === 'fulfilled' ? 1 : 0);
    }
  });
});

describe('a repeated job', () => {
  test('gives the letter that it wrote before, also on another day', async () => {
    const first = await write('10', 'Grund');
    clock = new Date('2026-03-06T09:00:00Z');
    expect(await write('10', 'Ein anderer Grund')).toEqual(first);
    expect(await lettersOf('10')).toHaveLength(1);
    expect((await readPdf(await contentOf('10'))).text).toContain('Datum: 4. März 2026');
  });

  test('that runs twice at once adds one letter, and keeps no second one', async () => {
    const [first, second] = await Promise.all([write('11', 'Der eine'), write('11', 'Der andere')]);
    expect(first).toEqual(second);
    expect(await lettersOf('11')).toHaveLength(1);
    const { rows } = await owner.query('select from document where expires_at is not null');
    expect(rows).toHaveLength(0);
  });

  test('a letter that was stored and never added is cleared away after a day', async () => {
    const blind = connectorRunner(letterConnector, '', {
      documentStore: opened.documents,
      catalogue: await loadCatalogue(procedures),
      proceduresFolder: procedures,
      mintKey: () => {
        throw new Error('The worker dies here.');
      },
      work,
      now: () => clock,
    });
    const job = { variables: { caseId, recipient, values: { ...values, begruendung: 'x' } } };
    const headers = { template: 'anhoerung', resultVariable: 'brief' };
    await expect(blind({ ...job, jobKey: '12', headers })).rejects.toThrow('dies here');
    await run({ ...job, jobKey: '12', headers });
    expect(await lettersOf('12')).toHaveLength(1);
    const engine = createPool(database.url, { role: 'vorgang_engine', connections: 1 });
    const tomorrow = new Date(clock.getTime() + 25 * 60 * 60 * 1000);
    expect(await clearDocuments(engine, opened.documents, tomorrow)).toBe(1);
    await engine.end();
    expect((await contentOf('12')).length).toBeGreaterThan(1000);
  });
});

test.each([
  ['no lines', { recipient: [] }, '1 to 6 lines'],
  ['seven lines', { recipient: Array.from({ length: 7 }, () => 'x') }, '1 to 6 lines'],
  ['a line that does not fit', { recipient: ['x'.repeat(120)] }, 'Line 1 of the input "recipient"'],
  ['a missing value', { values: {} }, 'names the value "anrede"'],
  ['a sign that the typeface lacks', { recipient: ['漢字'] }, 'U+6F22'],
])('is not written with %s', async (_what, wrong, message) => {
  const failure: unknown = await write('20', 'Grund', wrong).catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(PermanentFailure);
  expect((failure as Error).message).toContain(message);
  expect(await lettersOf('20')).toEqual([]);
});
