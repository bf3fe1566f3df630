import type { Queryable } from '../database/queryable.js';
import { Parameters } from '../search/parameters.js';
import { batchCandidates } from './batch-candidates.js';
import type { OpenBatchOperation } from './batch-operation.js';
import { subjectOf } from './batch-subject.js';

// One node captures at a time: the lock belongs to the transaction. Unlike a lock on the row it holds up nobody who
// suspends or cancels meanwhile.
const turn = `
  select pg_try_advisory_xact_lock(hashtextextended('vorgang-batch-capture ' || $1::text, 0)) as mine`;

// Read after the lock is held: what the last holder committed is seen.
const place = `
  select captured_key from batch_operation
  where tenant_id = $1 and batch_operation_key = $2 and state in ('CREATED', 'ACTIVE') and not captured`;

const itemsOfSubjects =
  'select page.tenant_id, page.subject_key as item_key, page.process_instance_key from page';

const itemsOfIncidents = `
  select page.tenant_id, open.incident_key as item_key, page.process_instance_key
  from page
  join incident open on open.process_instance_key = page.process_instance_key and open.tenant_id = page.tenant_id
    and open.state = 'ACTIVE'`;

/**
 * Captures the next items of a batch operation: those of at most `instances` process instances or evaluations, in the
 * order of their keys. Answers whether another page may follow; false too where another node captures it at this moment.
 * Runs inside a transaction of the tenant under vorgang_app, whose row-level security narrows the search.
 * Indexes: those of the search, process_instance primary key for the order.
 */
export async function captureBatchItems(
  database: Queryable,
  batch: OpenBatchOperation,
  page: { readonly instances: number; readonly now: number },
): Promise<boolean> {
  const { tenantId, batchOperationKey } = batch;
  const lock = await database.query<{ mine: boolean }>(turn, [batchOperationKey]);
  if (lock.rows[0]?.mine !== true) return false;
  const reached = await database.query<{ captured_key: string }>(place, [tenantId, batchOperationKey]);
  const capturedKey = reached.rows[0]?.captured_key;
  if (capturedKey === undefined) return false;

  const subject = subjectOf(batch.operationType);
  const parameters = new Parameters();
  const candidates = batchCandidates({ ...batch, filter: JSON.parse(batch.filter) as object }, parameters);
  const after = parameters.one('key', capturedKey);
  const newest = parameters.one('key', batch.newestKey);
  const limit = parameters.one('integer', page.instances);
  const key = parameters.one('key', batchOperationKey);
  const answer = await database.query<{ captured: boolean }>(
    `with page as materialized (
       select ${parameters.one('string', tenantId)} as tenant_id, ${subject.key} as subject_key,
              min(${subject.processInstanceKey}) as process_instance_key
       from ${subject.search.from}
       where ${candidates} and ${subject.key} > ${after} and ${subject.key} <= ${newest}
       group by ${subject.key}
       order by ${subject.key} limit ${limit}
     ), items as (
       insert into batch_operation_item (tenant_id, batch_operation_key, item_key, process_instance_key, state)
       select found.tenant_id, ${key}, found.item_key, found.process_instance_key, 'ACTIVE'
       from (${batch.operationType === 'RESOLVE_INCIDENT' ? itemsOfIncidents : itemsOfSubjects}) as found
       on conflict do nothing
       returning 1
     )
     update batch_operation b
     set captured_key = coalesce((select max(subject_key) from page), b.captured_key),
         captured = (select count(*) < ${limit} from page),
         total_count = b.total_count + (select count(*) from items),
         state = case b.state when 'CREATED' then 'ACTIVE' else b.state end,
         start_date = coalesce(b.start_date, ${parameters.one('dateTime', new Date(page.now))})
     where b.tenant_id = ${parameters.one('string', tenantId)} and b.batch_operation_key = ${key}
     returning b.captured`,
    [...parameters.values],
  );
  return answer.rows[0]?.captured === false;
}
