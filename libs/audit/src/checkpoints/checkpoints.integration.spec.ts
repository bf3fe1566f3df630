import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrate } from '@vorgang/migrations';
import {
  createPool,
  createStepCommitter,
  historyColumns,
  historyHash,
  noPreviousHash,
  type HistoryRow,
  type StepCommitter,
} from '@vorgang/storage';
import { createTestDatabase, type TestDatabase } from '@vorgang/test-services';
import pg from 'pg';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { auditCommand, type AuditCall } from '../cli/audit-command.fixture.js';
import { commitCase } from '../recorded-cases.fixture.js';
import { storedRecords } from '../source/stored-cases.js';
import { verifyAudit, verifyRecords } from '../verify/verify-audit.js';
import { publishCheckpoints } from './publish-checkpoints.js';
import { RetiredKeyError } from './retired-key-error.js';
import { readCheckpoint, signCheckpoint } from './signed-note.js';
import { newSigningKey, readSigningKey, readVerifierKey, type SigningKey } from './signing-key.js';
import { writeCheckpoints } from './write-checkpoints.js';

let database: TestDatabase;
let owner: pg.Client;
let engine: pg.Pool;
let app: pg.Pool;
let committer: StepCommitter;
let key: SigningKey;
let folder: string;

beforeEach(async () => {
  database = await createTestDatabase();
  await migrate(database.url);
  owner = new pg.Client({ connectionString: database.url });
  await owner.connect();
  await owner.query("insert into tenant (tenant_id, name) values ('nord', 'Nord'), ('sued', 'Süd')");
  engine = createPool(database.url, { role: 'vorgang_engine' });
  app = createPool(database.url);
  committer = createStepCommitter(app);
  key = readSigningKey(newSigningKey('vorgang.test').secretLine);
  folder = await mkdtemp(join(tmpdir(), 'vorgang-checkpoints-'));
});

afterEach(async () => {
  await Promise.all([engine.end(), app.end(), owner.end()]);
  await database.drop();
  await rm(folder, { recursive: true, force: true });
});

test('each checkpoint covers what went on since the last one, of each tenant by itself', async () => {
  await commitCase(committer, 'nord');
  await commitCase(committer, 'nord');
  await commitCase(committer, 'sued');
  expect(await writeCheckpoints(engine, key)).toBe(2);
  expect(await writeCheckpoints(engine, key), 'nothing went on').toBe(0);
  await commitCase(committer, 'sued');
  expect(await writeCheckpoints(engine, key)).toBe(1);
  expect(await sizes()).toEqual(['nord 2', 'sued 1', 'sued 2']);
  expect(await verifyAudit(engine, { keys: [key] })).toEqual({
    cases: 4,
    steps: 12,
    expired: 0,
    entries: 0,
    checkpoints: 3,
    faults: [],
    logFaults: [],
    checkpointFaults: [],
  });
});

test('a step whose transaction ends after one that began later is in the next checkpoint', async () => {
  await commitCase(committer, 'nord');
  const slow = new pg.Client({ connectionString: database.url });
  await slow.connect();
  await slow.query('begin');
  await slow.query(`insert into history (tenant_id, process_instance_key, sequence, format, recorded_at, actor_kind,
    actor_id, command, payload, commitment, hash) values ('nord', 1, 1, 1, now(), 'user', 'a', 'c', '[]', '', '\\x00')`);
  await commitCase(committer, 'sued');
  await writeCheckpoints(engine, key);
  expect(await sizes(), 'what began after a transaction that goes on waits with it').toEqual(['nord 1']);
  await slow.query('commit');
  await slow.end();
  await writeCheckpoints(engine, key);
  expect(await sizes()).toEqual(['nord 1', 'nord 2', 'sued 1']);
});

test('several programs at once write each checkpoint once', async () => {
  for (let turn = 0; turn < 5; turn += 1) {
    await commitCase(committer, 'nord');
    await Promise.all([1, 2, 3, 4].map(() => writeCheckpoints(engine, key)));
  }
  expect((await sizes()).at(-1)).toBe('nord 5');
  expect((await verifyAudit(engine, { keys: [key] })).checkpointFaults).toEqual([]);
});

test('histories from before there were checkpoints, and those of a restored dump, are covered', async () => {
  await commitCase(committer, 'nord');
  await asOwner('update history set recorded_in = null');
  await writeCheckpoints(engine, key);
  expect(await sizes()).toEqual(['nord 1']);
  // The database counts its transactions anew: the tree knows of more than there were.
  await asOwner('update audit_checkpoint set recorded_until = 9000000000000');
  await commitCase(committer, 'nord');
  await asOwner('update history set recorded_in = 8000000000000');
  await writeCheckpoints(engine, key);
  expect(await sizes()).toEqual(['nord 1']);
  await asOwner('update history set recorded_in = 5');
  await writeCheckpoints(engine, key);
  expect(await sizes()).toEqual(['nord 1', 'nord 2']);
  expect((await verifyAudit(engine, { keys: [key] })).checkpointFaults).toEqual([]);
});

test('the application may neither add nor change leaves and checkpoints, the engine may only add', async () => {
  await commitCase(committer, 'nord');
  await writeCheckpoints(engine, key);
  for (const table of ['audit_leaf', 'audit_checkpoint']) {
    for (const statement of [
      `delete from ${table}`,
      `update ${table} set tenant_id = 'sued'`,
      `truncate ${table}`,
    ]) {
      await expect(app.query(statement)).rejects.toThrow('permission denied');
      await expect(engine.query(statement)).rejects.toThrow('permission denied');
      await expect(owner.query(statement)).rejects.toThrow('append-only');
    }
  }
  await expect(app.query("insert into audit_leaf values ('nord', 1, 1, 1, '\\x00')")).rejects.toThrow(
    'permission denied',
  );
});

/** What somebody can do who has all rights on the database, but not the key. The chains fit afterwards. */
test.each([
  ['removes a case with all its rows', removeCase, 'historyMissing', []],
  ['removes a case and its leaf', () => removeCase(true), null, ['leafMissing']],
  ['computes a chain anew', forge, 'checkpoint', []],
  ['computes a chain anew, and its leaf', () => forge(true), null, ['root']],
  ['cuts the newest leaves and keeps the checkpoints', cutLeaves, null, ['leafMissing']],
  ['removes the newest checkpoint', removeCheckpoint, null, ['checkpointMissing']],
  ['signs with a key of their own', signAnew, null, ['signature']],
])('who %s is found', async (_name, manipulate, fault, checkpointFaults) => {
  await commitCase(committer, 'nord');
  victim = await commitCase(committer, 'nord');
  await writeCheckpoints(engine, key);
  await manipulate();
  const report = await verifyAudit(engine, { keys: [key] });
  expect(report.faults.map(({ code, processInstanceKey }) => [code, processInstanceKey])).toEqual(
    fault === null ? [] : [[fault, victim]],
  );
  expect(report.checkpointFaults.map(({ code }) => code)).toEqual(checkpointFaults);
});

test('who cuts all off since an earlier checkpoint, or makes the tree anew, is found by a checkpoint kept elsewhere', async () => {
  await commitCase(committer, 'nord');
  await writeCheckpoints(engine, key);
  victim = await commitCase(committer, 'nord');
  await writeCheckpoints(engine, key);
  await publishCheckpoints(engine, folder);
  const kept = [await readFile(join(folder, 'nord', '0000000000000000002.checkpoint'), 'utf8')];
  expect((await verifyAudit(engine, { keys: [key], kept })).checkpointFaults).toEqual([]);

  await removeCase(true);
  await removeCheckpoint();
  expect(
    (await verifyAudit(engine, { keys: [key] })).checkpointFaults,
    'nothing is left that could tell',
  ).toEqual([]);
  const fault = { tenantId: 'nord', treeSize: '2', code: 'keptElsewhere' };
  expect((await verifyAudit(engine, { keys: [key], kept })).checkpointFaults).toEqual([fault]);
  expect((await verifyAudit(engine, { keys: [key], kept, tenant: 'sued' })).checkpointFaults).toEqual([]);

  await asOwner(
    'delete from history',
    'delete from process_instance',
    'delete from audit_leaf',
    'delete from audit_checkpoint',
  );
  expect((await verifyAudit(engine, { keys: [key], kept })).checkpointFaults).toEqual([fault]);
});

test('the command verifies signatures and checkpoints kept elsewhere, from an export as well', async () => {
  const secret = join(folder, 'audit-key');
  const made = await audit('new-key', 'vorgang.kreis', secret);
  const [, verifierKey] = /prüfen \(verify --key\):\n(\S+)/.exec(made.text) ?? [];
  await expect(audit('new-key', 'vorgang.kreis', secret), 'an existing key is kept').rejects.toThrow(
    'EEXIST',
  );
  const keyFile = join(folder, 'audit-key.public');
  await writeFile(keyFile, `${verifierKey}\n`);
  const signing = readSigningKey(await readFile(secret, 'utf8'));
  expect(readVerifierKey(verifierKey!).text).toBe(signing.text);

  await commitCase(committer, 'nord');
  expect((await audit('verify')).text).toContain('Es gibt keine Prüfpunkte');
  await writeCheckpoints(engine, signing);
  const checkpoints = join(folder, 'kept');
  await publishCheckpoints(engine, checkpoints);
  await publishCheckpoints(engine, checkpoints);
  expect(await readdir(checkpoints, { recursive: true })).toHaveLength(2);
  expect((await audit('verify')).text).toContain('wurden nicht geprüft (--key)');

  const exported = join(folder, 'export.jsonl');
  const trust = ['--key', keyFile, '--checkpoints', checkpoints];
  const proof = 'sind von vorgang.kreis unterschrieben; 1 anderswo aufbewahrter passt dazu.';
  expect((await audit('verify', '--export', exported, ...trust)).text).toContain(proof);
  expect((await audit('verify', '--file', exported, ...trust)).text).toContain(proof);

  const text = await readFile(exported, 'utf8');
  await writeFile(exported, text.replace(/\n\{"type":"leaf"[^\n]*/, ''));
  expect(await audit('verify', '--file', exported, ...trust)).toEqual({
    code: 1,
    text: expect.stringContaining('Mandant nord, Prüfpunkt über 1 Eintrag: Es fehlen Einträge'),
  });
});

test('after a change of keys all checkpoints verify, by the keys in their order', async () => {
  const next = readSigningKey(newSigningKey('vorgang.test').secretLine);
  for (const signing of [key, next, next]) {
    await commitCase(committer, 'nord');
    await writeCheckpoints(engine, signing);
  }
  await publishCheckpoints(engine, folder);
  const faultsBy = async (...keys: readonly SigningKey[]) =>
    (await verifyAudit(engine, { keys })).checkpointFaults.map(({ treeSize, code }) => `${treeSize} ${code}`);
  expect(await faultsBy(key, next)).toEqual([]);
  expect(await faultsBy(key)).toEqual(['2 signature', '3 signature']);
  expect(await faultsBy(next)).toEqual(['1 signature']);
  expect(await faultsBy(next, key)).toEqual(['2 retiredKey', '3 retiredKey']);

  await commitCase(committer, 'nord');
  await expect(writeCheckpoints(engine, key), 'a worker that was not started again').rejects.toThrow(
    RetiredKeyError,
  );
  const { rows } = await owner.query<{ note: string }>(
    'select note from audit_checkpoint where tree_size = 3',
  );
  const stolen = signCheckpoint(readCheckpoint(rows[0]!.note), key);
  await asOwner(`update audit_checkpoint set note = '${stolen}' where tree_size = 3`);
  expect(await faultsBy(key, next)).toEqual(expect.arrayContaining(['3 retiredKey']));
});

test('the command makes a key that follows another, and verifies by the handover', async () => {
  const [first, second] = [join(folder, 'first'), join(folder, 'second')];
  const made = await audit('new-key', 'vorgang.kreis', first);
  const keyFile = join(folder, 'first.public');
  await writeFile(keyFile, /prüfen \(verify --key\):\n(\S+)/.exec(made.text)![1]!);
  await audit('new-key', 'vorgang.kreis', second, '--after', first);
  for (const file of [first, second]) {
    await commitCase(committer, 'nord');
    await writeCheckpoints(engine, readSigningKey(await readFile(file, 'utf8')));
    await publishCheckpoints(engine, join(folder, 'kept'));
  }
  const handover = `${second}.handover`;
  const checkpoints = ['--checkpoints', join(folder, 'kept')];
  expect(await audit('verify', '--key', keyFile, '--key', handover, ...checkpoints)).toEqual({
    code: 0,
    text: expect.stringContaining(
      'sind von vorgang.kreis (2 Schlüssel nacheinander) unterschrieben; 2 anderswo aufbewahrte passen dazu.',
    ),
  });
  expect((await audit('verify', '--key', keyFile)).text).toContain('von keinem der angegebenen Schlüssel');
  await expect(audit('verify', '--key', keyFile, ...checkpoints)).rejects.toThrow(
    'mit keinem dieser Schlüssel',
  );
  await expect(audit('verify', '--key', handover)).rejects.toThrow('Vor einer Übergabe');
  await expect(audit('verify', '--key', handover, '--key', keyFile)).rejects.toThrow('Vor einer Übergabe');
  await expect(audit('verify', '--after', first)).rejects.toThrow('--after gehört zu new-key');
});

test('an export written before there were checkpoints is still read', async () => {
  await commitCase(committer, 'nord');
  const exported = join(folder, 'export.jsonl');
  await audit('verify', '--export', exported);
  await writeFile(exported, (await readFile(exported, 'utf8')).replace('"version":3', '"version":1'));
  expect((await audit('verify', '--file', exported)).code).toBe(0);
  await writeFile(exported, (await readFile(exported, 'utf8')).replace('"version":1', '"version":4'));
  await expect(audit('verify', '--file', exported)).rejects.toThrow('is of format vorgang-audit-export 4');
});

test('many leaves are written and verified page by page', { timeout: 60_000 }, async () => {
  await commitCase(committer, 'nord');
  await asOwner(`insert into history (tenant_id, process_instance_key, sequence, format, recorded_at, actor_kind, actor_id,
      command, payload, commitment, hash)
    select 'sued', 9000000 + n, 1, 1, now(), 'user', 'a', 'c', '[]', '', sha256(n::text::bytea)
    from generate_series(1, 10000) as n`);
  expect(await writeCheckpoints(engine, key)).toBe(2);
  expect(await sizes()).toEqual(['nord 1', 'sued 10000']);
  const report = await verifyRecords(storedRecords(engine, 'sued'), { keys: [key] });
  expect(report.checkpointFaults).toEqual([]);
});

let victim: string;

async function removeCase(leafToo = false): Promise<void> {
  await asOwner(
    `delete from history where process_instance_key = ${victim}`,
    `delete from process_instance where process_instance_key = ${victim}`,
    ...(leafToo ? [`delete from audit_leaf where process_instance_key = ${victim}`] : []),
  );
}

/** Another person did it: all hashes from there on, and the row of the instance, are made to fit. */
async function forge(leafToo = false): Promise<void> {
  await asOwner(`update history set actor_id = 'jonas.petersen' where process_instance_key = ${victim}`);
  const { rows } = await owner.query<HistoryRow>(
    `select ${historyColumns} from history h where process_instance_key = $1 order by sequence`,
    [victim],
  );
  let hash = noPreviousHash;
  for (const row of rows) {
    hash = historyHash(hash, row);
    await asOwner(
      `update history set hash = decode('${hash}', 'hex') where process_instance_key = ${victim} and sequence = ${row.sequence}`,
      `update process_instance set history_hash = decode('${hash}', 'hex') where process_instance_key = ${victim}`,
    );
  }
  if (leafToo) {
    await asOwner(
      `update audit_leaf set hash = decode('${hash}', 'hex') where process_instance_key = ${victim}`,
    );
  }
}

function cutLeaves(): Promise<void> {
  return asOwner('delete from audit_leaf where leaf_index = 1');
}

function removeCheckpoint(): Promise<void> {
  return asOwner(
    'delete from audit_checkpoint where tree_size = (select max(tree_size) from audit_checkpoint)',
  );
}

async function signAnew(): Promise<void> {
  await asOwner('delete from audit_checkpoint', 'delete from audit_leaf');
  await writeCheckpoints(engine, readSigningKey(newSigningKey('vorgang.test').secretLine));
}

/** What only the owner of the tables can do. */
async function asOwner(...statements: readonly string[]): Promise<void> {
  const tables = ['history', 'audit_leaf', 'audit_checkpoint'];
  for (const table of tables) await owner.query(`alter table ${table} disable trigger all`);
  for (const statement of statements) await owner.query(statement);
  for (const table of tables) await owner.query(`alter table ${table} enable trigger all`);
}

async function sizes(): Promise<readonly string[]> {
  const { rows } = await owner.query<{ place: string }>(
    "select tenant_id || ' ' || tree_size as place from audit_checkpoint order by tenant_id, tree_size",
  );
  return rows.map(({ place }) => place);
}

const audit = (...given: string[]): Promise<AuditCall> => auditCommand(database.url, folder, given);
