import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrate } from '@vorgang/migrations';
import {
  auditLogColumns,
  auditLogHash,
  createPool,
  inTenant,
  noPreviousHash,
  recordEvaluation,
  recordOperations,
  type AuditedCall,
  type AuditLogRow,
} from '@vorgang/storage';
import { createTestDatabase, type TestDatabase } from '@vorgang/test-services';
import pg from 'pg';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { newSigningKey, readSigningKey, type SigningKey } from '../checkpoints/signing-key.js';
import { writeCheckpoints } from '../checkpoints/write-checkpoints.js';
import { auditCommand } from '../cli/audit-command.fixture.js';
import { verifyAudit } from './verify-audit.js';

/* What administrators did is a chain of each tenant, and covered by the same checkpoints as the histories of cases. */

let database: TestDatabase;
let owner: pg.Client;
let engine: pg.Pool;
let app: pg.Pool;
let key: SigningKey;

beforeEach(async () => {
  database = await createTestDatabase();
  await migrate(database.url);
  owner = new pg.Client({ connectionString: database.url });
  await owner.connect();
  await owner.query("insert into tenant (tenant_id, name) values ('<default>', 'Kreis'), ('sued', 'Süd')");
  engine = createPool(database.url, { role: 'vorgang_engine' });
  app = createPool(database.url);
  key = readSigningKey(newSigningKey('vorgang.test').secretLine);
});

afterEach(async () => {
  await Promise.all([engine.end(), app.end(), owner.end()]);
  await database.drop();
});

let lastKey = 2_251_799_813_685_248n;

const callOf = (tenantId: string): AuditedCall => ({
  tenantId,
  scope: tenantId === '<default>' ? 'INSTALLATION' : 'TENANT',
  actor: { kind: 'user', id: 'demo' },
  at: Date.parse('2026-03-01T08:30:00.123Z'),
  mintKey: () => String((lastKey += 1n)),
});

/** Gives somebody a role, as an administrator does. */
function grantRole(username: string, tenantId = '<default>'): Promise<void> {
  return inTenant(app, tenantId, (client) =>
    recordOperations(client, callOf(tenantId), [
      {
        entityType: 'ROLE',
        operationType: 'ASSIGN',
        entityKey: 'admin',
        relatedEntity: { type: 'USER', key: username },
      },
    ]),
  );
}

function evaluate(tenantId = '<default>'): Promise<void> {
  return inTenant(app, tenantId, (client) =>
    recordEvaluation(client, callOf(tenantId), { entityKey: '1', decisionDefinitionId: 'fee' }),
  );
}

/** What only the owner of the tables can do. */
async function asOwner(...statements: readonly string[]): Promise<void> {
  const tables = ['audit_log_entry', 'audit_leaf', 'audit_checkpoint'];
  for (const table of tables) await owner.query(`alter table ${table} disable trigger all`);
  for (const statement of statements) await owner.query(statement);
  for (const table of tables) await owner.query(`alter table ${table} enable trigger all`);
}

test('entries as they were written pass, under checkpoints of each tenant', async () => {
  for (const username of ['ida', 'ömer', 'eve']) await grantRole(username);
  await grantRole('ida', 'sued');
  await evaluate();
  await evaluate('sued');
  expect(await writeCheckpoints(engine, key)).toBe(2);
  expect(await writeCheckpoints(engine, key), 'nothing went on').toBe(0);
  await grantRole('zoë');
  expect(await writeCheckpoints(engine, key)).toBe(1);
  expect(await verifyAudit(engine, { keys: [key] })).toEqual({
    cases: 0,
    steps: 0,
    expired: 0,
    entries: 7,
    checkpoints: 3,
    faults: [],
    logFaults: [],
    checkpointFaults: [],
  });
  const { rows } = await owner.query<{ leaf: string }>(
    `select tenant_id || ' ' || (process_instance_key = 0) || ' ' || sequence as leaf from audit_leaf order by leaf`,
  );
  expect(rows.map(({ leaf }) => leaf)).toEqual([
    '<default> false 1',
    '<default> true 3',
    '<default> true 4',
    'sued false 1',
    'sued true 1',
  ]);
});

test('many who write at once follow each other without a gap', async () => {
  await Promise.all(Array.from({ length: 20 }, (_, number) => grantRole(`person-${number}`)));
  const { rows } = await owner.query<{ sequence: string }>(
    'select sequence from audit_log_entry where chain_key = 0 order by sequence',
  );
  expect(rows.map(({ sequence }) => Number(sequence))).toEqual(
    Array.from({ length: 20 }, (_, place) => place + 1),
  );
  expect(await verifyAudit(engine)).toMatchObject({ entries: 20, logFaults: [] });
});

test('evaluations do not wait for each other, nor for who administers', async () => {
  const administering = await app.connect();
  await administering.query('begin');
  await administering.query("select set_config('app.tenant', '<default>', true)");
  await recordOperations(administering, callOf('<default>'), [
    { entityType: 'GROUP', operationType: 'CREATE', entityKey: 'bau' },
  ]);
  await evaluate();
  await administering.query('commit');
  administering.release();
  expect(await verifyAudit(engine)).toMatchObject({ entries: 2, logFaults: [] });
});

test('the application may add and read, and nothing else; its owner is refused, too', async () => {
  await grantRole('ida');
  for (const statement of [
    'delete from audit_log_entry',
    "update audit_log_entry set actor_id = 'eve'",
    'truncate audit_log_entry',
  ]) {
    await expect(app.query(statement)).rejects.toThrow('permission denied');
    await expect(engine.query(statement)).rejects.toThrow('permission denied');
    await expect(owner.query(statement)).rejects.toThrow('append-only');
  }
  await expect(engine.query('insert into audit_log_entry default values')).rejects.toThrow(
    'permission denied',
  );
  await expect(grantRoleFor('sued', '<default>')).rejects.toThrow('row-level security');
});

function grantRoleFor(worker: string, tenantId: string): Promise<void> {
  return inTenant(app, worker, (client) =>
    recordOperations(client, callOf(tenantId), [
      { entityType: 'ROLE', operationType: 'CREATE', entityKey: 'planted' },
    ]),
  );
}

const columns = [
  "actor_id = 'eve'",
  "actor_kind = 'client'",
  "related_entity_key = 'eve'",
  "related_entity_type = 'CLIENT'",
  "entity_key = 'auditor'",
  "entity_type = 'GROUP'",
  "entity_description = 'x'",
  "operation_type = 'UNASSIGN'",
  "result = 'FAIL'",
  "category = 'DEPLOYED_RESOURCES'",
  "recorded_at = recorded_at - interval '1 microsecond'",
  'entry_key = 1',
  'deployment_key = 1',
  'process_instance_key = 1',
  'element_instance_key = 1',
  'user_task_key = 1',
  'format = 1',
  'format = 3',
];

test.each(columns)('who sets %s is found, at the entry', async (change) => {
  for (const username of ['ida', 'ömer']) await grantRole(username);
  await asOwner(`update audit_log_entry set ${change} where sequence = 2`);
  const { logFaults } = await verifyAudit(engine);
  const code = change === 'format = 3' ? 'format' : 'hash';
  expect(logFaults).toEqual([{ tenantId: '<default>', chainKey: '0', sequence: '2', code }]);
});

test('entries of format 1, which knew no instances and tasks, are verified; a later value in one is found', async () => {
  await grantRole('ida');
  const { rows } = await owner.query<AuditLogRow>(`select ${auditLogColumns} from audit_log_entry e`);
  const old = { ...rows[0]!, format: 1 };
  const { processInstanceKey: _p, elementInstanceKey: _e, userTaskKey: _t, ...asItWas } = old;
  expect(auditLogHash(noPreviousHash, old)).toBe(auditLogHash(noPreviousHash, asItWas as AuditLogRow));
  await asOwner(
    `update audit_log_entry set format = 1, hash = decode('${auditLogHash(noPreviousHash, old)}', 'hex')`,
  );
  await grantRole('ömer');
  expect(await verifyAudit(engine)).toMatchObject({ logFaults: [], entries: 2 });
  await asOwner('update audit_log_entry set user_task_key = 7 where sequence = 1');
  expect((await verifyAudit(engine)).logFaults).toMatchObject([{ sequence: '1', code: 'hash' }]);
});

/** The hashes from there on are made to fit. */
async function forge(): Promise<void> {
  await asOwner("update audit_log_entry set actor_id = 'eve' where sequence = 2 and chain_key = 0");
  const { rows } = await owner.query<AuditLogRow>(
    `select ${auditLogColumns} from audit_log_entry e where chain_key = 0 order by sequence`,
  );
  let hash = noPreviousHash;
  for (const row of rows) {
    hash = auditLogHash(hash, row);
    await asOwner(
      `update audit_log_entry set hash = decode('${hash}', 'hex') where chain_key = 0 and sequence = ${row.sequence}`,
    );
  }
}

/** What somebody can do who has all rights on the database, but not the key of the checkpoints. */
test.each([
  [
    'takes an entry out',
    ['delete from audit_log_entry where chain_key = 0 and sequence = 2'],
    'sequence',
    [],
  ],
  ['cuts the newest off', ['delete from audit_log_entry where chain_key = 0 and sequence = 3'], 'tail', []],
  ['takes an evaluation away', ['delete from audit_log_entry where chain_key < 0'], 'tail', []],
  ['takes all of it away', ['delete from audit_log_entry'], 'tail', []],
  ['computes the chain anew', forge, 'checkpoint', []],
  [
    'takes an evaluation and its leaf away',
    [
      'delete from audit_log_entry where chain_key < 0',
      'delete from audit_leaf where process_instance_key < 0',
    ],
    null,
    ['leafMissing'],
  ],
])('who %s is found', async (_name, manipulation, code, checkpointFaults) => {
  for (const username of ['ida', 'ömer', 'eve']) await grantRole(username);
  await evaluate();
  await writeCheckpoints(engine, key);
  await (typeof manipulation === 'function' ? manipulation() : asOwner(...manipulation));
  const report = await verifyAudit(engine, { keys: [key] });
  expect(report.faults).toEqual([]);
  expect(new Set(report.logFaults.map((fault) => fault.code))).toEqual(new Set(code === null ? [] : [code]));
  expect(report.checkpointFaults.map((fault) => fault.code)).toEqual(checkpointFaults);
});

test('the command counts the entries, exports them and finds a manipulated one', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'vorgang-log-'));
  for (const username of ['ida', 'ömer']) await grantRole(username);
  await evaluate();
  await writeCheckpoints(engine, key);
  const file = join(folder, 'export.jsonl');
  const audit = (...given: string[]) => auditCommand(database.url, folder, given);
  expect(await audit('verify', '--export', file)).toEqual({
    code: 0,
    text: expect.stringContaining('3 Einträge im Protokoll, 1 Prüfpunkt') as string,
  });
  expect((await audit('verify', '--file', file)).code).toBe(0);
  const text = await readFile(file, 'utf8');
  await writeFile(file, text.replace('"ömer"', '"eve"'));
  expect(await audit('verify', '--file', file)).toEqual({
    code: 1,
    text: expect.stringContaining(
      'Mandant <default>, Protokoll, Eintrag 2: Der Eintrag wurde verändert oder sein Vorgänger ausgetauscht. [hash]',
    ) as string,
  });
  await writeFile(file, text.replace(/\n\{"type":"entry"[^\n]*/, ''));
  await expect(audit('verify', '--file', file)).rejects.toThrow(/3 entries; there are 0, 0 and 2/);
  await rm(folder, { recursive: true, force: true });
});
