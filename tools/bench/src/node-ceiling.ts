import pg from 'pg';
import { measure, type MeasureOptions, type Measurement } from './measure.js';

const INSTANCES = 10_000;

export const MINIMAL_SCHEMA = `
  create table minimal_instance (id bigint primary key, version bigint not null, state text not null) with (fillfactor = 70);
  create table minimal_history (instance_id bigint not null, sequence bigint not null, payload text not null,
    primary key (instance_id, sequence));
  create table minimal_outbox (id bigserial primary key, instance_id bigint not null, payload text not null);
  insert into minimal_instance select id, 0, repeat('s', 400) from generate_series(1, ${INSTANCES}) as id;`;

/** The least that a durable step can be: one guarded update, one history row, one outbox row, in one statement. */
export const MINIMAL_STEP = `
  with moved as (
    update minimal_instance set version = version + 1, state = $2 where id = $1 returning id, version
  ), recorded as (
    insert into minimal_history select id, version, $3 from moved
  )
  insert into minimal_outbox (instance_id, payload) select id, $3 from moved`;

/** What a bare Node loop reaches with the minimal step, one connection per client. */
export async function measureNodeCeiling(url: string, options: MeasureOptions): Promise<Measurement> {
  const pool = new pg.Pool({ connectionString: url, max: options.clients });
  const state = 's'.repeat(400);
  const payload = 'p'.repeat(200);
  try {
    return await measure(options, async (client, counter, goOn) => {
      // Each client has instances of its own, as commands of one instance come one after the other.
      for (let turn = 0; goOn(); turn += 1) {
        const id = ((client + turn * options.clients) % INSTANCES) + 1;
        await pool.query({ name: 'minimal-step', text: MINIMAL_STEP, values: [id, state, payload] });
        counter.steps += 1;
      }
    });
  } finally {
    await pool.end();
  }
}
