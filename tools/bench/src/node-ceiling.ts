import { createHash } from 'node:crypto';
import pg from 'pg';
import { measure, type MeasureOptions, type Measurement } from './measure.js';

const INSTANCES = 10_000;
const TENANT = 'minimal';
const NO_HASH = '0'.repeat(64);

/** The tables of the minimal step, behind the same kind of wall between tenants as the engine's own. */
export const MINIMAL_SCHEMA = `
  create table minimal_instance (tenant_id text not null, id bigint not null, version bigint not null,
    state text not null, hash bytea not null, primary key (tenant_id, id)) with (fillfactor = 70);
  create table minimal_history (tenant_id text not null, instance_id bigint not null, sequence bigint not null,
    payload text not null, hash bytea not null, primary key (tenant_id, instance_id, sequence));
  create table minimal_outbox (id bigserial primary key, tenant_id text not null, instance_id bigint not null,
    payload text not null);
  insert into minimal_instance
    select '${TENANT}', id, 0, repeat('s', 400), '\\x${NO_HASH}' from generate_series(1, ${INSTANCES}) as id;
  grant select, insert, update on minimal_instance, minimal_history, minimal_outbox to vorgang_app;
  grant usage on sequence minimal_outbox_id_seq to vorgang_app;
  call raise_tenant_walls();`;

/**
 * The least that a durable step can be: one update guarded by the version, one history row chained to the one before,
 * one outbox row, in one statement. Parameters: tenant, instance, version, state, payload, hash.
 */
export const MINIMAL_STEP = `
  with moved as (
    update minimal_instance set version = version + 1, state = $4, hash = $6
    where tenant_id = $1 and id = $2 and version = $3 returning id, version
  ), recorded as (
    insert into minimal_history select $1, id, version, $5, $6 from moved
  )
  insert into minimal_outbox (tenant_id, instance_id, payload) select $1, id, $5 from moved`;

/** Connections of a role that row-level security holds, which see the one tenant: nothing is asked for per step. */
export function minimalStepUrl(databaseUrl: string): string {
  const url = new URL(databaseUrl);
  url.searchParams.set('options', `-c role=vorgang_app -c app.tenant=${TENANT}`);
  // libpq takes a plus sign for itself, not for a space.
  return url.toString().replaceAll('+', '%20');
}

interface Chain {
  version: number;
  hash: Buffer;
}

/** What a bare Node loop reaches with the minimal step, one connection per client; each turn starts from new chains. */
export async function measureNodeCeiling(url: string, options: MeasureOptions): Promise<Measurement> {
  const pool = new pg.Pool({ connectionString: minimalStepUrl(url), max: options.clients });
  const state = 's'.repeat(400);
  const payload = 'p'.repeat(200);
  try {
    const chains = await readChains(pool);
    return await measure(options, async (client, counter, goOn) => {
      // Each client has instances of its own, as commands of one instance come one after the other.
      for (let turn = 0; goOn(); turn += 1) {
        const id = ((client + turn * options.clients) % INSTANCES) + 1;
        const chain = chains.get(String(id))!;
        const hash = createHash('sha256').update(chain.hash).update(payload).digest();
        const answer = await pool.query({
          name: 'minimal-step',
          text: MINIMAL_STEP,
          values: [TENANT, id, chain.version, state, payload, hash],
        });
        if (answer.rowCount !== 1) throw new Error(`The minimal step of instance ${id} lost its guard.`);
        chain.version += 1;
        chain.hash = hash;
        counter.steps += 1;
      }
    });
  } finally {
    await pool.end();
  }
}

async function readChains(pool: pg.Pool): Promise<ReadonlyMap<string, Chain>> {
  const { rows } = await pool.query<{ id: string; version: string; hash: Buffer }>(
    'select id, version, hash from minimal_instance',
  );
  return new Map(rows.map((row) => [row.id, { version: Number(row.version), hash: row.hash }]));
}
