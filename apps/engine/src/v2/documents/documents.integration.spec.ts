import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { KeyRing } from '@vorgang/documents';
import { eicar, startClamdSimulator, type ClamdSimulator } from '@vorgang/simulators';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { officialClient } from '../../testing/official-client.js';
import { as, startTestApplication, type TestApplication } from '../../testing/test-application.js';

type Client = ReturnType<typeof officialClient>;

const pdf = Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(100_000, 'x')]);
let application: TestApplication;
let client: Client;
let clamd: ClamdSimulator;
let folder: string;
let owner: pg.Pool;

beforeAll(async () => {
  clamd = await startClamdSimulator();
  folder = await mkdtemp(join(tmpdir(), 'vorgang-documents-'));
  await writeFile(join(folder, 'keys'), KeyRing.newLine('first'));
  const documents = {
    store: pathToFileURL(join(folder, 'objects')).href,
    keyFile: join(folder, 'keys'),
    scanner: clamd.url,
    sizeLimit: 1_000_000,
  };
  application = await startTestApplication({ documents }, ({ host, port, user, password, database }) => {
    owner = new pg.Pool({ host, port, user, password, database, max: 1 });
    return Promise.resolve();
  });
  client = officialClient(application.url, 'integration', 'none');
});

afterAll(async () => {
  await owner.end();
  await application.close();
  await clamd.close();
  await rm(folder, { recursive: true, force: true });
});

function fileOf(content: Uint8Array, name: string, type: string): File {
  return new File([new Uint8Array(content)], name, { type });
}

function post(path: string, form: FormData, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(`${application.url}${path}`, {
    method: 'POST',
    headers: { ...as('integration'), ...headers },
    body: form,
  });
}

function formWith(...parts: readonly (readonly [string, string | File])[]): FormData {
  const form = new FormData();
  for (const [name, value] of parts) form.append(name, value);
  return form;
}

test('the official client uploads, reads, links and deletes a document', async () => {
  const created = await client.createDocument({
    file: fileOf(pdf, '../Antrag\u202e fdp.pdf', 'application/pdf'),
    metadata: { customProperties: { art: 'antrag' }, processDefinitionId: 'belehrung' as never },
  });
  expect(created).toMatchObject({
    'camunda.document.type': 'camunda',
    metadata: {
      contentType: 'application/pdf',
      fileName: 'Antrag fdp.pdf',
      size: pdf.length,
      expiresAt: null,
      processDefinitionId: 'belehrung',
      customProperties: { art: 'antrag' },
    },
  });
  const { documentId, contentHash } = created;
  const read = await fetch(`${application.url}/v2/documents/${documentId}?contentHash=${contentHash}`, {
    headers: as('integration'),
  });
  expect(Buffer.from(await read.arrayBuffer())).toEqual(pdf);
  expect(read.headers.get('content-disposition')).toMatch(/^attachment; /);
  expect(read.headers.get('x-content-type-options')).toBe('nosniff');

  const link = await client.createDocumentLink({ documentId, timeToLive: 60_000 });
  const address = link.url.replace('http://localhost', application.url);
  const part = await fetch(address, { headers: { range: 'bytes=70000-70009' } });
  expect([part.status, await part.text()]).toEqual([206, 'x'.repeat(10)]);
  expect((await fetch(`${address}x`)).status).toBe(404);

  await client.deleteDocument({ documentId });
  expect((await fetch(address)).status).toBe(404);
  await expect(client.deleteDocument({ documentId })).rejects.toMatchObject({ status: 404 });
});

test('several files: those that are refused do not stop the others', async () => {
  const answer = await client.createDocuments({
    files: [
      fileOf(pdf, 'a.pdf', 'application/pdf'),
      fileOf(Buffer.from(eicar), 'b.txt', 'text/plain'),
      fileOf(Buffer.alloc(1_000_001, 'a'), 'c.txt', 'text/plain'),
    ],
    metadataList: [{ fileName: 'erste.pdf' }, {}, {}],
  });
  expect(answer.createdDocuments.map(({ metadata }) => metadata.fileName)).toEqual(['erste.pdf']);
  expect(answer.failedDocuments.map(({ fileName, status }) => [fileName, status])).toEqual([
    ['b.txt', 400],
    ['c.txt', 413],
  ]);
});

test('a repeated upload is the same document; an id is given once', async () => {
  const send = (content: Uint8Array): Promise<Response> =>
    post('/v2/documents', formWith(['file', fileOf(content, 'a.pdf', 'application/pdf')]), {
      'Idempotency-Key': 'upload-1',
    });
  const answers = await Promise.all([send(pdf), send(pdf), send(pdf)]);
  expect(answers.map(({ status }) => status)).toEqual([201, 201, 201]);
  const ids = await Promise.all(
    answers.map(async (answer) => ((await answer.json()) as { documentId: string }).documentId),
  );
  expect(new Set(ids).size).toBe(1);
  expect((await send(Buffer.concat([pdf, pdf]))).status).toBe(409);
  const taken = await post(
    `/v2/documents?documentId=${ids[0]}`,
    formWith(['file', fileOf(pdf, 'a.pdf', 'application/pdf')]),
  );
  expect(taken.status).toBe(409);
});

test.each([
  ['no file', formWith(['metadata', '{}']), 'file'],
  [
    'two files',
    formWith(['file', fileOf(pdf, 'a', 'application/pdf')], ['file', fileOf(pdf, 'b', 'application/pdf')]),
    'file',
  ],
  ['an unknown part', formWith(['file', fileOf(pdf, 'a', 'application/pdf')], ['note', 'x']), 'note'],
  [
    'metadata that is no JSON',
    formWith(['file', fileOf(pdf, 'a', 'application/pdf')], ['metadata', '{']),
    'metadata',
  ],
  [
    'an unknown field',
    formWith(['file', fileOf(pdf, 'a', 'application/pdf')], ['metadata', '{"owner":1}']),
    'owner',
  ],
  [
    'a dangerous name',
    formWith(
      ['file', fileOf(pdf, 'a', 'application/pdf')],
      ['metadata', '{"customProperties":{"__proto__":{}}}'],
    ),
    'metadata.customProperties.__proto__',
  ],
  [
    'another size',
    formWith(['file', fileOf(pdf, 'a', 'application/pdf')], ['metadata', '{"size":1}']),
    'metadata.size',
  ],
  [
    'an expiry that is past',
    formWith(
      ['file', fileOf(pdf, 'a', 'application/pdf')],
      ['metadata', '{"expiresAt":"2001-01-01T00:00:00Z"}'],
    ),
    'metadata.expiresAt',
  ],
  [
    'another type',
    formWith(['file', fileOf(pdf, 'a', 'application/pdf')], ['metadata', '{"contentType":"text/html"}']),
    'metadata.contentType',
  ],
])('an upload with %s is refused and names the part', async (_what, form, field) => {
  const answer = await post('/v2/documents', form);
  expect(answer.status).toBe(400);
  expect(await answer.json()).toMatchObject({ errors: [{ field }] });
});

test('only who may reads, and another hash is refused', async () => {
  const { documentId } = await client.createDocument({ file: fileOf(pdf, 'a.pdf', 'application/pdf') });
  const read = (query: string, person?: string): Promise<Response> =>
    fetch(`${application.url}/v2/documents/${documentId}${query}`, person ? { headers: as(person) } : {});
  expect((await read('')).status).toBe(401);
  expect((await read('', 'sabine.schroeder')).status).toBe(403);
  expect((await read('?contentHash=00', 'integration')).status).toBe(400);
  const unsatisfiable = await fetch(`${application.url}/v2/documents/${documentId}`, {
    headers: { ...as('integration'), range: 'bytes=900000-' },
  });
  expect(unsatisfiable.status).toBe(416);
});

test('an installation without a store says so', async () => {
  const without = await startTestApplication();
  try {
    const form = formWith(['file', fileOf(pdf, 'a.pdf', 'application/pdf')]);
    const answer = await fetch(`${without.url}/v2/documents`, {
      method: 'POST',
      headers: as('integration'),
      body: form,
    });
    expect(answer.status).toBe(503);
    expect(JSON.stringify(await answer.json())).toContain('DOCUMENT_STORE');
  } finally {
    await without.close();
  }
});

test('a body that is no multipart body, has no boundary, or breaks off is refused', async () => {
  const part = (name: string) => `--x\r\nContent-Disposition: form-data; ${name}filename="a.txt"\r\n\r\n`;
  for (const [contentType, body] of [
    ['multipart/form-data', `${part('name="file"; ')}text\r\n--x--`],
    ['multipart/form-data; boundary=x', `${part('name="file"; ')}half`],
    ['multipart/form-data; boundary=x', `${part('')}text\r\n--x--`],
  ] as const) {
    const answer = await fetch(`${application.url}/v2/documents`, {
      method: 'POST',
      headers: { ...as('integration'), 'content-type': contentType },
      body,
    });
    expect([answer.status, await answer.json()]).toEqual([
      400,
      expect.objectContaining({ type: expect.stringMatching(/malformed-body|invalid-request/) as string }),
    ]);
  }
});

test('a document that a case holds is kept with its file: deleting it is refused', async () => {
  const { documentId, contentHash } = await client.createDocument({
    file: fileOf(pdf, 'Schreiben.pdf', 'application/pdf'),
  });
  await owner.query(
    `insert into case_file (tenant_id, case_id, file_number, service_id, applicant_name, process_definition_id,
       process_instance_key, access_code_hash, opened_at)
     values ('<default>', 501, 'IFSG-2026-00042', 'infektionsschutzbelehrung', 'Ż. N.', 'infektionsschutzbelehrung', 1,
       '', now())`,
  );
  await owner.query(
    `insert into case_document (tenant_id, document_id, case_id, kind, file_name, media_type, stored_document_id,
       stored_size, sha256, job_key, created_at)
     values ('<default>', 502, 501, 'schreiben', 'Schreiben.pdf', 'application/pdf', $1, $2, $3, 1, now())`,
    [documentId, pdf.length, Buffer.from(contentHash!, 'hex')],
  );
  const remove = () =>
    fetch(`${application.url}/v2/documents/${documentId}`, {
      method: 'DELETE',
      headers: as('integration'),
    });
  const refused = await remove();
  expect([refused.status, await refused.json()]).toMatchObject([
    409,
    { type: 'urn:vorgang:problem:document-held-by-case', detail: expect.stringContaining('case 501') },
  ]);
  const read = await fetch(`${application.url}/api/cases/501/documents/502`, { headers: as('demo') });
  expect(Buffer.from(await read.arrayBuffer())).toEqual(pdf);

  await owner.query('delete from case_document where case_id = 501');
  expect((await remove()).status).toBe(204);
});
