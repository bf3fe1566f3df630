import type pg from 'pg';
import { findReceipt } from '../statements/find-receipt.js';
import { commitFault, type CommitFault } from './commit-fault.js';
import {
  addRow,
  callArguments,
  commitArguments,
  deletionArguments,
  deploymentArguments,
  jobPriorityArguments,
  listenerArguments,
  migrationArguments,
  partArguments,
  signalArguments,
  suspensionArguments,
  taskDelegationArguments,
  taskFormArguments,
  type CommitArgument,
  type CommitRow,
  type CommitRows,
} from './commit-rows.js';
import type {
  CommitFailure,
  CommitResult,
  LoadedInstance,
  StepCommitter,
  StepRecord,
} from './step-record.js';
import { addStepRows } from './step-rows.js';
import { KnownRowTypes, type RowTypeNumbers } from './typed-rows/row-type-numbers.js';
import { rowTypes, type TypedArgument } from './typed-rows/row-types.js';
import { writeRows } from './typed-rows/write-rows.js';

// One call of a function (migration 0130): locks the rows of the instances in the order of their keys, then those of
// fenced jobs. A prepared statement; PostgreSQL keeps the plans of the function's statements per connection.
const statement = `select commit_steps_typed(${['tenant', ...commitArguments].map((_, index) => `$${index + 1}`).join(', ')})`;

/**
 * What most batches have none of is written by functions of its own (migrations 0006, 0007, 0009 to 0012, 0040, 0060 and 0062).
 */
const rareFunctions = [
  ['commit_signals', signalArguments],
  ['commit_calls', callArguments],
  ['commit_migrations', migrationArguments],
  ['commit_parts', partArguments],
  ['commit_listeners', listenerArguments],
  ['commit_job_priorities', jobPriorityArguments],
  ['commit_task_forms', taskFormArguments],
  ['commit_task_delegations', taskDelegationArguments],
  ['commit_suspensions', suspensionArguments],
  ['commit_deletions', deletionArguments],
] as const;
/** Steps that looked for deployed resources say what they saw (migration 0120). */
const expectation = ['expect_deployments', deploymentArguments] as const;
const rareArguments = rareFunctions.flatMap(([, names]): readonly CommitArgument[] => names);

/** A statement that calls commit_steps and further functions, and so writes all of it in one transaction. */
interface CommitStatement {
  readonly name: string;
  readonly text: string;
  readonly written: readonly CommitArgument[];
}

const plain: CommitStatement = { name: 'commit_steps', text: statement, written: commitArguments };
const expecting = withFunctions('commit_steps_expecting', [expectation]);
const withRare = withFunctions('commit_steps_and_rare', [expectation, ...rareFunctions]);

function withFunctions(
  name: string,
  functions: readonly (readonly [string, readonly CommitArgument[]])[],
): CommitStatement {
  const written = [...commitArguments, ...functions.flatMap(([, names]) => names)];
  const places = (names: readonly CommitArgument[]): string =>
    names.map((argument) => `$${written.indexOf(argument) + 2}`).join(', ');
  const calls = functions.map(([called, names]) => `${called}($1, ${places(names)})`);
  return { name, text: [statement, ...calls].join(', '), written };
}

function statementFor(rows: CommitRows): CommitStatement {
  if (rareArguments.some((argument) => rows[argument] !== undefined)) return withRare;
  return rows.deployments_seen === undefined ? plain : expecting;
}

/** @param pool connections of the role vorgang_app */
export function createStepCommitter(pool: pg.Pool): StepCommitter {
  const database = { pool, types: new KnownRowTypes(pool) };
  return { commit: (steps) => commitByTenant(database, steps) };
}

interface CommitDatabase {
  readonly pool: pg.Pool;
  readonly types: KnownRowTypes;
}

/** A call sees one tenant, so a batch that spans tenants takes one call for each. */
async function commitByTenant(
  database: CommitDatabase,
  steps: readonly StepRecord[],
): Promise<readonly CommitResult[]> {
  const results = new Map<StepRecord, CommitResult>();
  for (const tenantId of new Set(steps.map((step) => step.tenantId))) {
    const batch = steps.filter((step) => step.tenantId === tenantId).sort(byInstanceKey);
    const committed = await commitBatch(database, tenantId, batch);
    batch.forEach((step, index) => results.set(step, committed[index] as CommitResult));
  }
  return steps.map((step) => results.get(step) as CommitResult);
}

async function commitBatch(
  database: CommitDatabase,
  tenantId: string,
  steps: readonly StepRecord[],
): Promise<readonly CommitResult[]> {
  const rows: CommitRows = {};
  const runs = runsOf(steps);
  const instances = runs.flatMap((run) => addStepRows(run, rows));
  addDeploymentsSeen(steps, rows);
  const fault = await write(database, tenantId, rows);
  if (fault === null) return instances.map(success);
  if (steps.length === 1)
    return [{ ok: false, failure: await explain(database.pool, steps[0] as StepRecord, fault) }];
  if (runs.length === 1) return steps.map(() => ({ ok: false, failure: { kind: 'versionConflict' } }));
  // Nothing of the batch was written. Alone, each instance stands or falls by itself.
  const results: CommitResult[] = [];
  for (const run of runs) results.push(...(await commitBatch(database, tenantId, run)));
  return results;
}

function addDeploymentsSeen(steps: readonly StepRecord[], rows: CommitRows): void {
  const seen = new Set(steps.flatMap(({ deploymentsSeen }) => deploymentsSeen ?? []));
  for (const marker of seen) addRow(rows, 'deployments_seen', marker);
}

type Run = [StepRecord, ...StepRecord[]];

/** The steps by instance. */
function runsOf(steps: readonly StepRecord[]): readonly Run[] {
  const runs: Run[] = [];
  for (const step of steps) {
    const run = runs.at(-1);
    if (run?.[0].processInstanceKey === step.processInstanceKey) addToRun(run, step);
    else runs.push([step]);
  }
  return runs;
}

function addToRun(run: Run, step: StepRecord): void {
  const version = (run[0].before?.version ?? 0) + run.length;
  if (step.before?.version !== version) {
    throw new Error(
      `A batch holds two steps of process instance ${step.processInstanceKey} that do not follow each other. Commit the second after the first.`,
    );
  }
  run.push(step);
}

/** Null when everything is written; the fault when PostgreSQL refused and nothing is. Anything else rejects. */
async function write(
  { pool, types }: CommitDatabase,
  tenantId: string,
  rows: CommitRows,
): Promise<CommitFault | null> {
  const { name, text, written } = statementFor(rows);
  const numbers = await types.numbers();
  try {
    const values = written.map((argument) => argumentOf(argument, rows, numbers));
    await pool.query({ name, text, values: [tenantId, ...values] });
    return null;
  } catch (error) {
    const fault = commitFault(error);
    if (fault !== null) return fault;
    types.forget();
    throw error;
  }
}

function argumentOf(
  argument: CommitArgument,
  rows: CommitRows,
  numbers: RowTypeNumbers,
): Buffer | string | null {
  const list = rows[argument];
  if (list === undefined) return null;
  if (!isTyped(argument)) return JSON.stringify(list);
  return writeRows(list as readonly CommitRow[], rowTypes[argument], numbers[argument]);
}

function isTyped(argument: CommitArgument): argument is TypedArgument {
  return argument in rowTypes;
}

async function explain(pool: pg.Pool, step: StepRecord, fault: CommitFault): Promise<CommitFailure> {
  if (fault.kind !== 'repeated') return fault;
  const stored =
    step.receipt === undefined ? null : await findReceipt(pool, step.tenantId, step.receipt.commandId);
  return {
    kind: 'repeated',
    result: stored?.result ?? '',
    sameRequest:
      stored === null || Buffer.from(stored.requestHash).equals(step.receipt?.requestHash ?? Buffer.of()),
  };
}

function success(instance: LoadedInstance): CommitResult {
  return { ok: true, instance };
}

/**
 * All batches lock in this order, so two that share instances wait for each other instead of deadlocking. Steps of one
 * instance stay as they are.
 */
function byInstanceKey(one: StepRecord, other: StepRecord): number {
  if (one.processInstanceKey === other.processInstanceKey) return 0;
  return one.processInstanceKey < other.processInstanceKey ? -1 : 1;
}
