import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrate } from '@vorgang/migrations';
import { createPool, createStepCommitter, type HistoryRow } from '@vorgang/storage';
import { createTestDatabase, type TestDatabase } from '@vorgang/test-services';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { auditCommand, type AuditCall } from '../cli/audit-command.fixture.js';
import { commitCase } from '../recorded-cases.fixture.js';
import type { InstanceRow, RecordedCase } from '../source/recorded-case.js';
import { storedCases } from '../source/stored-cases.js';
import type { AuditRecord } from '../source/audit-record.js';
import { atOneMoment, verifyAudit, verifyRecords } from './verify-audit.js';

let database: TestDatabase;
let owner: pg.Client;
let engine: pg.Pool;
let folder: string;
let cases: readonly RecordedCase[];

beforeAll(async () => {
  database = await createTestDatabase();
  await migrate(database.url);
  owner = new pg.Client({ connectionString: database.url });
  await owner.connect();
  engine = createPool(database.url, { role: 'vorgang_engine' });
  folder = await mkdtemp(join(tmpdir(), 'vorgang-audit-'));
  const pool = createPool(database.url);
  const committer = createStepCommitter(pool);
  for (const tenantId of ['nord', 'sued', 'nord', 'nord', 'sued']) await commitCase(committer, tenantId);
  await pool.end();
  cases = await atOneMoment(engine, async (client) => {
    const read: RecordedCase[] = [];
    for await (const recorded of storedCases(client)) read.push(recorded);
    return read;
  });
});

afterAll(async () => {
  await Promise.all([engine.end(), owner.end()]);
  await database.drop();
  await rm(folder, { recursive: true, force: true });
});

const intact = { expired: 0, entries: 0, checkpoints: 0, faults: [], logFaults: [], checkpointFaults: [] };

test('cases as they were written pass', async () => {
  expect(await verifyAudit(engine)).toEqual({ ...intact, cases: 5, steps: 15 });
  expect(await verifyAudit(engine, { tenant: 'sued' })).toEqual({ ...intact, cases: 2, steps: 6 });
});

test(
  'each of 3,000 random changes to what is recorded is found, in the case that it was made to',
  { timeout: 180_000 },
  async () => {
    const random = seededRandom(20_260_301);
    for (let round = 0; round < 3_000; round += 1) {
      const index = Math.floor(random() * cases.length);
      const recorded = cases[index] as RecordedCase;
      const mutation = mutations[Math.floor(random() * mutations.length)] as Mutation;
      const changed = mutation.change(recorded, random);
      const all = cases.map((untouched, place) => (place === index ? changed : untouched));
      const { faults } = await verifyRecords(listed(all));
      expect(
        faults.map((fault) => fault.processInstanceKey),
        `round ${round}: ${mutation.name}`,
      ).toEqual([recorded.processInstanceKey]);
    }
  },
);

test.each([
  ['a byte of the payload', "update history set payload = overlay(payload placing 'x' from 9 for 1) where @"],
  [
    'a byte of the personal part',
    "update history set personal = overlay(personal placing '9' from 4 for 1) where @",
  ],
  ['a bit of the salt', 'update history set salt = set_bit(salt, 7, 1 - get_bit(salt, 7)) where @'],
  [
    'a bit of the commitment',
    'update history set commitment = set_bit(commitment, 3, 1 - get_bit(commitment, 3)) where @',
  ],
  ['a bit of the hash', 'update history set hash = set_bit(hash, 200, 1 - get_bit(hash, 200)) where @'],
  ['the actor', "update history set actor_id = 'jonas.petersen' where @"],
  [
    'a microsecond of the time',
    "update history set recorded_at = recorded_at - interval '1 microsecond' where @",
  ],
  ['the tenant of a row', "update history set tenant_id = 'west' where @"],
  ['a row away', 'delete from history where @'],
  ['the state', "update process_instance set state = 'COMPLETED' where @"],
  ['a variable', "update process_instance set variables = replace(variables, '18', '21') where @"],
  ['the business id', "update process_instance set business_id = 'GA-0' where @"],
  ['the instance away', 'delete from process_instance where @'],
])('who changes %s in the database is found', async (_name, statement) => {
  const recorded = cases[1] as RecordedCase;
  const where =
    statement.includes('history set') || statement.includes('from history') ? ' and sequence = 1' : '';
  await owner.query('begin');
  // What only the owner of the tables can do.
  await owner.query('alter table history disable trigger all');
  await owner.query(
    statement.replace(
      '@',
      `tenant_id = '${recorded.tenantId}' and process_instance_key = ${recorded.processInstanceKey}${where}`,
    ),
  );
  const seen: RecordedCase[] = [];
  for await (const one of storedCases(owner)) seen.push(one);
  await owner.query('rollback');
  const { faults } = await verifyRecords(listed(seen));
  expect(faults.map((fault) => fault.processInstanceKey)).toContain(recorded.processInstanceKey);
});

test('an export is verified without the database, and its manipulation is found', async () => {
  const file = join(folder, 'export.jsonl');
  expect(await audit('verify', '--export', file)).toEqual({
    code: 0,
    text: expect.stringMatching(/5 Vorgänge, 15 Schritte/),
  });
  expect(await audit('verify', '--file', file)).toEqual({
    code: 0,
    text: expect.stringMatching(/Prüfung bestanden/),
  });

  const changed = join(folder, 'changed.jsonl');
  await writeFile(changed, (await readFile(file, 'utf8')).replace('sabine.schroeder', 'jonas.petersen'));
  const firstKey = cases[0]?.processInstanceKey;
  expect(await audit('verify', '--file', changed)).toEqual({
    code: 1,
    text: expect.stringMatching(
      new RegExp(`NICHT BESTANDEN[^]*Vorgang ${firstKey}, Schritt 3: Der Eintrag wurde verändert`),
    ),
  });

  const cut = join(folder, 'cut.jsonl');
  await writeFile(cut, (await readFile(file, 'utf8')).split('\n').slice(0, -2).join('\n'));
  await expect(audit('verify', '--file', cut)).rejects.toThrow(/the end of the export is missing/);
});

test('a business id that its column could not hold as it was given is no fault', async () => {
  const pool = createPool(database.url);
  await commitCase(createStepCommitter(pool), 'west', 'GA-\ud800');
  await pool.end();
  expect(await verifyAudit(engine, { tenant: 'west' })).toEqual({ ...intact, cases: 1, steps: 3 });
});

test('the command says how it is called', async () => {
  await expect(audit('prüfen')).rejects.toThrow(/Unbekannter Befehl: prüfen\nAufruf:/);
  await expect(audit('verify', '--mandant', 'x')).rejects.toThrow(/Aufruf:/);
});

const audit = (...given: string[]): Promise<AuditCall> => auditCommand(database.url, folder, given);

interface Mutation {
  readonly name: string;
  readonly change: (recorded: RecordedCase, random: () => number) => RecordedCase;
}

const textColumns = [
  'actorKind',
  'actorId',
  'command',
  'payload',
  'personal',
  'recordedAt',
  'sequence',
  'tenantId',
  'processInstanceKey',
] as const;
const byteColumns = ['salt', 'commitment', 'hash'] as const;
const stateColumns = [
  'processDefinitionKey',
  'processDefinitionId',
  'state',
  'startDate',
  'businessId',
  'version',
  'historySequence',
  'historyHash',
] as const;

const mutations: readonly Mutation[] = [
  {
    name: 'flip a character of a column',
    change: (recorded, random) =>
      changeRow(recorded, random, (row) =>
        flip(
          row,
          pick(
            textColumns.filter((column) => row[column]),
            random,
          ),
          random,
          /[^]/,
        ),
      ),
  },
  {
    name: 'flip a bit of a binary column',
    change: (recorded, random) =>
      changeRow(recorded, random, (row) =>
        flip(
          row,
          pick(
            byteColumns.filter((column) => row[column]),
            random,
          ),
          random,
          /[0-9a-f]/,
        ),
      ),
  },
  {
    name: 'another format',
    change: (recorded, random) => changeRow(recorded, random, (row) => ({ ...row, format: row.format + 1 })),
  },
  {
    name: 'back-date',
    change: (recorded, random) =>
      changeRow(recorded, random, (row) => ({ ...row, recordedAt: row.recordedAt.replace('2026', '2025') })),
  },
  {
    name: 'empty the personal part',
    change: (recorded, random) =>
      changeRow(recorded, random, (row) =>
        row.personal === null
          ? { ...row, personal: '[]', salt: '00' }
          : { ...row, personal: null, salt: null },
      ),
  },
  {
    name: 'delete a row',
    change: (recorded, random) =>
      withHistory(recorded, without(recorded.history, Math.floor(random() * recorded.history.length))),
  },
  {
    name: 'truncate the tail',
    change: (recorded, random) => withHistory(recorded, recorded.history.slice(0, Math.floor(random() * 3))),
  },
  {
    name: 'swap two rows',
    change: (recorded) =>
      withHistory(recorded, [
        recorded.history[1] as HistoryRow,
        recorded.history[0] as HistoryRow,
        recorded.history[2] as HistoryRow,
      ]),
  },
  {
    name: 'swap the numbers of two rows',
    change: (recorded) =>
      withHistory(recorded, [
        { ...(recorded.history[1] as HistoryRow), sequence: '1' },
        { ...(recorded.history[0] as HistoryRow), sequence: '2' },
        recorded.history[2] as HistoryRow,
      ]),
  },
  {
    name: 'insert a row again',
    change: (recorded, random) =>
      withHistory(recorded, [...recorded.history, { ...pick(recorded.history, random), sequence: '4' }]),
  },
  {
    name: 'take over a row of another case',
    change: (recorded) =>
      withHistory(recorded, [
        ...recorded.history.slice(0, 2),
        (cases.find((other) => other !== recorded) as RecordedCase).history[2] as HistoryRow,
      ]),
  },
  {
    name: 'change the row of the instance',
    change: (recorded, random) =>
      withInstance(recorded, (instance) => flip(instance, pick(stateColumns, random), random, /[^]/)),
  },
  {
    name: 'change a value in the state',
    change: (recorded) =>
      withInstance(recorded, (instance) => ({
        ...instance,
        variables: instance.variables.replace('18', '19'),
      })),
  },
  {
    name: 'change where the token stands',
    change: (recorded) =>
      withInstance(recorded, (instance) => ({
        ...instance,
        tokens: instance.tokens.replace('pruefen', 'fertig'),
      })),
  },
  {
    name: 'end the instance',
    change: (recorded) =>
      withInstance(recorded, (instance) => ({ ...instance, endDate: instance.startDate })),
  },
  { name: 'remove the instance', change: (recorded) => ({ ...recorded, instance: null }) },
];

function without<Item>(items: readonly Item[], place: number): readonly Item[] {
  return items.filter((_, index) => index !== place);
}

function changeRow(
  recorded: RecordedCase,
  random: () => number,
  change: (row: HistoryRow) => HistoryRow,
): RecordedCase {
  const place = Math.floor(random() * recorded.history.length);
  return withHistory(
    recorded,
    recorded.history.map((row, index) => (index === place ? change(row) : row)),
  );
}

function withHistory(recorded: RecordedCase, history: readonly HistoryRow[]): RecordedCase {
  return { ...recorded, history };
}

function withInstance(recorded: RecordedCase, change: (instance: InstanceRow) => InstanceRow): RecordedCase {
  return { ...recorded, instance: change(recorded.instance as InstanceRow) };
}

/** Replaces one character of the column by another of the same alphabet. */
function flip<Row extends object>(row: Row, column: keyof Row, random: () => number, alphabet: RegExp): Row {
  const text = String(row[column]);
  const place = Math.floor(random() * text.length);
  const old = text[place] as string;
  const hexadecimal = alphabet.source !== '[^]';
  const other = hexadecimal
    ? (parseInt(old, 16) ^ (1 << Math.floor(random() * 4))).toString(16)
    : String.fromCharCode(old.charCodeAt(0) ^ 1);
  return { ...row, [column]: text.slice(0, place) + other + text.slice(place + 1) };
}

function pick<Item>(items: readonly Item[], random: () => number): Item {
  return items[Math.floor(random() * items.length)] as Item;
}

async function* listed(all: readonly RecordedCase[]): AsyncGenerator<AuditRecord> {
  for (const one of all) yield { type: 'case', case: one };
}

/** Mulberry32: the same numbers in each run. */
function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let value = Math.imul(state ^ (state >>> 15), state | 1);
    value ^= value + Math.imul(value ^ (value >>> 7), value | 61);
    return ((value ^ (value >>> 14)) >>> 0) / 4_294_967_296;
  };
}
