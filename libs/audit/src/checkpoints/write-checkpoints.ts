import { inTransaction } from '@vorgang/storage';
import type pg from 'pg';
import { hashOfLeaf } from './audit-leaf.js';
import { TreeEdge } from './merkle-tree.js';
import { RetiredKeyError } from './retired-key-error.js';
import { originOf, signCheckpoint } from './signed-note.js';
import type { SigningKey } from './signing-key.js';

/** Histories that are read at once. */
const pageSize = 2_000;

const takeTurn =
  "select pg_try_advisory_xact_lock(hashtextextended('vorgang-audit-checkpoints', 0)) as taken";

// Transactions before `until` have all ended. A database that was restored from a dump counts them anew: then the tree
// knows more of them than there are, and all histories are looked through again.
const progressStatement = `
  select until::text as until, case when known <= until then known::text end as since
  from (select pg_snapshot_xmin(pg_current_snapshot())::text::bigint as until,
               (select max(recorded_until) from audit_checkpoint) as known) as progress`;

/** The rows of a table that were written since then and are not in the tree so far, each with the key of its chain. */
const recordedIn = (table: string, key: string, recorded: string): string => `
  select r.tenant_id, r.${key} as key, r.sequence, r.hash
  from ${table} r
  where ${recorded}
    and not exists (
      select from audit_leaf l
      where l.tenant_id = r.tenant_id and l.process_instance_key = r.${key} and l.sequence >= r.sequence)`;

/**
 * Where each history and each chain of the audit log stands that went on since then and is not in the tree so far.
 * Index: history_by_transaction, audit_log_entry_by_transaction.
 */
const headsStatement = (recorded: string): string => `
  declare heads no scroll cursor for
  select distinct on (h.tenant_id, h.key)
    h.tenant_id as "tenantId", h.key as "processInstanceKey", h.sequence, encode(h.hash, 'hex') as hash
  from (${recordedIn('history', 'process_instance_key', recorded)}
    union all ${recordedIn('audit_log_entry', 'chain_key', recorded)}) as h
  order by h.tenant_id, h.key, h.sequence desc`;

const lastCheckpointStatement = `
  select tree_size as "treeSize", edge, verifier_key as "verifierKey"
  from audit_checkpoint where tenant_id = $1 order by tree_size desc limit 1`;

const hasSignedStatement = `
  select exists (select from audit_checkpoint where tenant_id = $1 and verifier_key = $2) as "hasSigned"`;

const insertLeaves = `
  insert into audit_leaf (tenant_id, leaf_index, process_instance_key, sequence, hash)
  select $1, leaf.index, leaf.key, leaf.sequence, decode(leaf.hash, 'hex')
  from unnest($2::bigint[], $3::bigint[], $4::bigint[], $5::text[]) as leaf (index, key, sequence, hash)`;

const insertCheckpoint = `
  insert into audit_checkpoint (tenant_id, tree_size, edge, note, verifier_key, recorded_until)
  values ($1, $2, $3, $4, $5, $6)`;

interface Head {
  readonly tenantId: string;
  readonly processInstanceKey: string;
  readonly sequence: string;
  readonly hash: string;
}

/**
 * Takes the end of every history, and of every chain of the audit log, that went on since the last time into the tree of
 * its tenant, and signs the new root of each tree. Whoever changes, removes or shortens one of them afterwards would have
 * to sign anew.
 *
 * One program at a time does it; another one that tries meanwhile has nothing to do. It is one transaction: a program
 * that dies leaves nothing half.
 *
 * @param pool connections of the role vorgang_engine
 * @throws RetiredKeyError where another key has followed this one
 * @returns how many checkpoints were written
 */
export function writeCheckpoints(pool: pg.Pool, key: SigningKey): Promise<number> {
  return inTransaction(pool, (client) => writeWithin(client, key));
}

async function writeWithin(client: pg.PoolClient, key: SigningKey): Promise<number> {
  const turn = await client.query<{ readonly taken: boolean }>(takeTurn);
  if (turn.rows[0]?.taken !== true) return 0;
  const progress = await client.query<{ readonly until: string; readonly since: string | null }>(
    progressStatement,
  );
  const { until, since } = progress.rows[0]!;
  const from = since === null ? 'true' : `r.recorded_in >= ${BigInt(since)}`;
  await client.query(headsStatement(`${from} and coalesce(r.recorded_in, 0) < ${BigInt(until)}`));

  let tree: TenantTree | undefined;
  let written = 0;
  for (;;) {
    const { rows: heads } = await client.query<Head>(`fetch ${pageSize} from heads`);
    for (const ofTenant of byTenant(heads)) {
      const { tenantId } = ofTenant[0]!;
      if (tree?.tenantId !== tenantId) {
        written += await finish(client, tree, key, until);
        tree = await openTree(client, tenantId, key);
      }
      await append(client, tree, ofTenant);
    }
    if (heads.length < pageSize) break;
  }
  return written + (await finish(client, tree, key, until));
}

interface TenantTree {
  readonly tenantId: string;
  readonly edge: TreeEdge;
}

interface LastCheckpoint {
  readonly treeSize: string;
  readonly edge: Buffer;
  readonly verifierKey: string;
}

async function openTree(client: pg.PoolClient, tenantId: string, key: SigningKey): Promise<TenantTree> {
  const { rows } = await client.query<LastCheckpoint>(lastCheckpointStatement, [tenantId]);
  const [last] = rows;
  if (last === undefined) return { tenantId, edge: new TreeEdge() };
  if (last.verifierKey !== key.text) await refuseRetiredKey(client, tenantId, key, last.verifierKey);
  return { tenantId, edge: new TreeEdge(BigInt(last.treeSize), last.edge) };
}

/** A key that another one has followed signs no more: whoever verifies would take it for forged. */
async function refuseRetiredKey(
  client: pg.PoolClient,
  tenantId: string,
  key: SigningKey,
  successor: string,
): Promise<void> {
  const { rows } = await client.query<{ readonly hasSigned: boolean }>(hasSignedStatement, [
    tenantId,
    key.text,
  ]);
  if (rows[0]?.hasSigned === true) throw new RetiredKeyError(key.text, successor);
}

async function append(
  client: pg.PoolClient,
  { tenantId, edge }: TenantTree,
  heads: readonly Head[],
): Promise<void> {
  const first = edge.size;
  for (const head of heads) edge.append(hashOfLeaf(head, head));
  await client.query(insertLeaves, [
    tenantId,
    heads.map((_, place) => String(first + BigInt(place))),
    heads.map(({ processInstanceKey }) => processInstanceKey),
    heads.map(({ sequence }) => sequence),
    heads.map(({ hash }) => hash),
  ]);
}

async function finish(
  client: pg.PoolClient,
  tree: TenantTree | undefined,
  key: SigningKey,
  until: string,
): Promise<number> {
  if (tree === undefined) return 0;
  const { tenantId, edge } = tree;
  const statement = { origin: originOf(key.name, tenantId), treeSize: edge.size, root: edge.root() };
  const values = [
    tenantId,
    String(edge.size),
    edge.toBytes(),
    signCheckpoint(statement, key),
    key.text,
    until,
  ];
  await client.query(insertCheckpoint, values);
  return 1;
}

/** Heads that follow each other and belong to one tenant. */
function byTenant(heads: readonly Head[]): readonly (readonly Head[])[] {
  const groups: Head[][] = [];
  for (const head of heads) {
    const last = groups.at(-1);
    if (last?.[0]?.tenantId === head.tenantId) last.push(head);
    else groups.push([head]);
  }
  return groups;
}
