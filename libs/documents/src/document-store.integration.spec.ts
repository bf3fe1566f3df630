import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { migrate } from '@vorgang/migrations';
import { eicar, startClamdSimulator, type ClamdSimulator } from '@vorgang/simulators';
import { createDataSource, createPool, tenantWork, type TenantWork } from '@vorgang/storage';
import { createTestDatabase, type TestDatabase } from '@vorgang/test-services';
import type { DataSource } from 'typeorm';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { clearDocuments, KeyRing, openDocumentStore, rotateKeys, type DocumentStore } from './index.js';
import { bytesOf, pieces, startBucketServer } from './testing/contents.js';

const nord = 'nord';
const sued = 'sued';
const pdf = Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(200_000, 'x')]);

let database: TestDatabase;
let dataSource: DataSource;
let work: TenantWork;
let clamd: ClamdSimulator;
let folder: string;
let clock = Date.parse('2026-05-01T08:00:00Z');

beforeAll(async () => {
  database = await createTestDatabase();
  await migrate(database.url);
  dataSource = await createDataSource(database.url).initialize();
  work = tenantWork(dataSource);
  clamd = await startClamdSimulator();
  folder = await mkdtemp(join(tmpdir(), 'vorgang-documents-'));
  await writeFile(join(folder, 'keys'), KeyRing.newLine('first'));
});

afterAll(async () => {
  await clamd.close();
  await dataSource.destroy();
  await database.drop();
  await rm(folder, { recursive: true, force: true });
});

async function openStore(store: string, scanner: string = clamd.url): Promise<DocumentStore> {
  const configuration = { store, keyFile: join(folder, 'keys'), scanner, sizeLimit: 1_000_000 };
  const opened = await openDocumentStore(configuration, work, () => new Date(clock));
  onTestFinished(() => opened.close());
  return opened.documents;
}

function folderAddress(): string {
  return pathToFileURL(join(folder, 'objects')).href;
}

async function upload(store: DocumentStore, content: Uint8Array, tenantId = nord, documentId?: string) {
  const received = await store.receive(tenantId, pieces(content));
  return store.create(received, { documentId, fileName: 'Antrag', createdBy: 'integration' });
}

async function storedFiles(): Promise<readonly string[]> {
  const entries = await readdir(join(folder, 'objects'), { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

describe.each(['a folder', 'a bucket'])('documents in %s', (place) => {
  async function open(): Promise<DocumentStore> {
    if (place === 'a folder') return openStore(folderAddress());
    const bucket = await startBucketServer('documents');
    onTestFinished(() => bucket.close());
    return openStore(bucket.address);
  }

  test('what was uploaded comes back, whole and in part', async () => {
    const store = await open();
    const { documentId, size, mediaType } = await upload(store, pdf);
    expect({ size, mediaType }).toEqual({ size: pdf.length, mediaType: 'application/pdf' });
    const whole = await store.open(nord, documentId);
    expect(await bytesOf(whole.content)).toEqual(pdf);
    for (const [start, end] of [
      [0, 0],
      [65_530, 65_545],
      [131_072, 199_999],
      [200_000, 999_999],
    ] as const) {
      const part = await store.open(nord, documentId, { start, end });
      expect(await bytesOf(part.content), `${start} to ${end}`).toEqual(pdf.subarray(start, end + 1));
    }
    await store.delete(nord, documentId);
  });

  test('a content that is deleted is gone; one that another document shares stays', async () => {
    const store = await open();
    const [first, second] = [await upload(store, pdf), await upload(store, pdf)];
    expect(first.contentHash).toBe(second.contentHash);
    await store.delete(nord, first.documentId);
    await expect(store.find(nord, first.documentId)).rejects.toThrow('There is no document');
    expect(await bytesOf((await store.open(nord, second.documentId)).content)).toEqual(pdf);
    await store.delete(nord, second.documentId);
    expect((await objectStates()).length).toBe(0);
  });
});

async function objectStates(): Promise<readonly string[]> {
  const rows = await work.run(nord, (manager) =>
    manager.query<{ state: string }[]>('select state from document_object'),
  );
  return rows.map((row) => row.state);
}

test('the same bytes are stored once for a tenant, and apart for two tenants', async () => {
  const store = await openStore(folderAddress());
  const uploads = await Promise.all([1, 2, 3, 4, 5, 6].map(() => upload(store, pdf)));
  const other = await upload(store, pdf, sued);
  expect((await storedFiles()).length).toBe(2);
  await expect(store.find(sued, uploads[0]!.documentId)).rejects.toThrow('There is no document');
  await store.delete(sued, other.documentId);
  for (const { documentId } of uploads) await store.delete(nord, documentId);
  expect(await storedFiles()).toEqual([]);
});

test('uploading and deleting the same bytes at once never leaves a document without content', async () => {
  const store = await openStore(folderAddress());
  let kept = await upload(store, pdf);
  for (let round = 0; round < 5; round += 1) {
    const [, next] = await Promise.all([store.delete(nord, kept.documentId), upload(store, pdf)]);
    expect(await bytesOf((await store.open(nord, next.documentId)).content)).toEqual(pdf);
    kept = next;
  }
  await store.delete(nord, kept.documentId);
  expect(await storedFiles()).toEqual([]);
});

test('what lies in the store says nothing without the key', async () => {
  const store = await openStore(folderAddress());
  const secret = Buffer.from('Die Sprechstunde ist geheim. '.repeat(100));
  const { documentId } = await upload(store, secret);
  const [file] = await storedFiles();
  const stored = await readFile(file!);
  expect(stored.includes('Sprechstunde')).toBe(false);

  stored[10] = stored[10]! ^ 1;
  await writeFile(file!, stored);
  const changed = await store.open(nord, documentId);
  await expect(bytesOf(changed.content)).rejects.toThrow('was changed');

  await writeFile(file!, stored.subarray(0, 0));
  const cut = await store.open(nord, documentId);
  await expect(bytesOf(cut.content)).rejects.toThrow('is cut off');
  await store.delete(nord, documentId);
});

describe('refused, and nothing is left behind', () => {
  const cases: readonly (readonly [string, Uint8Array, string | undefined, string])[] = [
    ['nothing', Buffer.alloc(0), undefined, 'is empty'],
    ['more than the limit', Buffer.alloc(1_000_001, 'a'), 'text/plain', 'larger than 1000000 bytes'],
    ['malware', Buffer.from(eicar), 'text/plain', 'holds malware (Eicar-Signature)'],
    ['a program', Buffer.from('\x7fELF\x02\x01\x01\0\0\0\0\0\0\0\0\0'), undefined, 'are not taken'],
    ['a page', Buffer.from('<html><script>alert(1)</script>'), 'text/html', 'its content is something else'],
    [
      'a program that says it is a PDF',
      Buffer.from('MZ\x90\0\x03\0\0\0'),
      'application/pdf',
      'but its content is',
    ],
    ['a PDF that says it is a picture', pdf, 'image/png', 'but its content is application/pdf'],
    [
      'bytes that say they are text',
      Buffer.from([0x41, 0xff, 0xfe, 0x42]),
      'text/plain',
      'not text in UTF-8',
    ],
    ['text with a null character', Buffer.from('a\0b'), 'text/plain', 'not text in UTF-8'],
    [
      'text that ends within a character',
      Buffer.from('Straße').subarray(0, 5),
      'text/csv',
      'not text in UTF-8',
    ],
    [
      'a vector picture',
      Buffer.from('<svg onload="alert(1)"/>'),
      'image/svg+xml',
      'says that it is image/svg+xml',
    ],
  ];

  test.each(cases)('%s', async (_what, content, declared, reason) => {
    const store = await openStore(folderAddress());
    await expect(store.receive(nord, pieces(content), declared)).rejects.toThrow(reason);
    expect(await storedFiles()).toEqual([]);
    expect(await objectStates()).toEqual([]);
  });

  test('an upload that breaks off', async () => {
    const store = await openStore(folderAddress());
    async function* broken(): AsyncGenerator<Uint8Array> {
      yield pdf.subarray(0, 100_000);
      throw new Error('the line went dead');
    }
    await expect(store.receive(nord, broken())).rejects.toThrow('the line went dead');
    expect(await storedFiles()).toEqual([]);
    expect(await objectStates()).toEqual([]);
  });

  test('anything while the scanner gives no verdict', async () => {
    const silent = await startClamdSimulator();
    onTestFinished(() => silent.close());
    silent.fail();
    const store = await openStore(folderAddress(), silent.url);
    await expect(store.receive(nord, pieces(pdf))).rejects.toThrow('gave no verdict');
    expect(await objectStates()).toEqual([]);
  });
});

describe('a name that promises another content is refused, and nothing is left behind', () => {
  const text = Buffer.from('kein Programm');
  const png = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII=',
    'base64',
  );

  test.each([
    ['a text that is to be run', text, 'Bescheid.exe'],
    ['a text that calls itself a PDF', text, 'Bescheid.PDF'],
    ['a PDF that calls itself a page', pdf, 'Bescheid.html'],
    ['a PDF behind a second ending', pdf, 'Bescheid.pdf.js'],
    ['a picture that calls itself another', png, 'Foto.jpg'],
  ])('%s', async (_what, content, fileName) => {
    const store = await openStore(folderAddress());
    const received = await store.receive(nord, pieces(content));
    const document = { fileName, createdBy: 'integration' };
    await expect(store.create(received, document)).rejects.toThrow(`The name '${fileName}' ends in`);
    expect(await storedFiles()).toEqual([]);
    expect(await objectStates()).toEqual([]);
  });

  test.each([
    [text, 'notiz.md'],
    [text, 'termin.ics'],
    [text, 'Vermerk vom 3.4.2026'],
    [pdf, 'Bescheid.Pdf'],
    [pdf, 'Bescheid'],
    [png, 'Foto.png'],
  ])('%# is taken: its name fits', async (content, fileName) => {
    const store = await openStore(folderAddress());
    const received = await store.receive(nord, pieces(content));
    const { documentId } = await store.create(received, { fileName, createdBy: 'integration' });
    await store.delete(nord, documentId);
  });
});

test('an id is given once; the same upload repeated is the same document', async () => {
  const store = await openStore(folderAddress());
  await upload(store, pdf, nord, 'antrag-1');
  await expect(upload(store, Buffer.from('anderes'), nord, 'antrag-1')).rejects.toThrow('already');
  const again = await store.receive(nord, pieces(pdf));
  const repeated = { documentId: 'antrag-1', fileName: 'x', createdBy: 'integration', repeatable: true };
  expect((await store.create(again, repeated)).documentId).toBe('antrag-1');
  await store.delete(nord, 'antrag-1');
  expect(await storedFiles()).toEqual([]);
});

test('an expired document is gone, and the sweep removes it with whatever dead uploads left', async () => {
  const store = await openStore(folderAddress());
  const content = await store.receive(nord, pieces(pdf));
  const expiresAt = new Date(clock + 60_000);
  const { documentId } = await store.create(content, {
    fileName: 'a.pdf',
    createdBy: 'integration',
    expiresAt,
  });
  // An upload whose process died after the last byte: nothing refers to what it wrote.
  await store.receive(nord, pieces(Buffer.from('verwaist')));
  clock += 61_000;
  await expect(store.find(nord, documentId)).rejects.toThrow('There is no document');
  const engine = createPool(database.url, { role: 'vorgang_engine', connections: 1 });
  onTestFinished(() => engine.end());
  expect(await clearDocuments(engine, store, new Date(clock))).toBe(1);
  expect((await storedFiles()).length).toBe(1);
  clock += 3_600_000;
  expect(await clearDocuments(engine, store, new Date(clock))).toBe(1);
  expect(await storedFiles()).toEqual([]);
  expect(await objectStates()).toEqual([]);
});

test('a new key takes over; without its key a document is unreadable', async () => {
  const before = await openStore(folderAddress());
  const { documentId } = await upload(before, pdf);
  const keyFile = join(folder, 'keys');
  const oldLine = await readFile(keyFile, 'utf8');
  const newLine = KeyRing.newLine('second');
  onTestFinished(async () => writeFile(keyFile, newLine));

  await writeFile(keyFile, newLine);
  const without = await openStore(folderAddress());
  await expect(without.open(nord, documentId)).rejects.toThrow('The key "first" is missing');

  await writeFile(keyFile, newLine + oldLine);
  const engine = createPool(database.url, { role: 'vorgang_engine', connections: 1 });
  onTestFinished(() => engine.end());
  expect(await rotateKeys(engine, work, KeyRing.parse(newLine + oldLine))).toBe(2);
  expect(await rotateKeys(engine, work, KeyRing.parse(newLine + oldLine))).toBe(0);
  await writeFile(keyFile, newLine);
  const after = await openStore(folderAddress());
  expect(await bytesOf((await after.open(nord, documentId)).content)).toEqual(pdf);
  await after.delete(nord, documentId);
});
