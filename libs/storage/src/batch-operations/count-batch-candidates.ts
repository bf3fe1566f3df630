import { all } from '../search/conditions.js';
import { Parameters } from '../search/parameters.js';
import type { SearchConnection } from '../search/search-connection.js';
import { batchCandidates, type BatchCandidates } from './batch-candidates.js';
import { subjectOf } from './batch-subject.js';

/**
 * How many items a batch operation would have now, up to `most`. The connection must be inside a transaction of the
 * tenant. Takes no lock.
 *
 * @throws InvalidSearchError naming what is wrong in the filter
 */
export async function countBatchCandidates(
  connection: SearchConnection,
  batch: BatchCandidates,
  most: number,
): Promise<number> {
  const subject = subjectOf(batch.operationType);
  const parameters = new Parameters();
  const where = all([batchCandidates(batch, parameters)]);
  const incidents =
    batch.operationType === 'RESOLVE_INCIDENT'
      ? `join incident open on open.process_instance_key = p.process_instance_key
           and open.tenant_id = p.tenant_id and open.state = 'ACTIVE'`
      : '';
  // Decisions of one evaluation are one item.
  const distinct = batch.operationType === 'DELETE_DECISION_INSTANCE' ? `distinct ${subject.key}` : '';
  const { rows } = await connection.query<{ count: number }>(
    `select count(*)::integer as count from (
       select ${distinct} from ${subject.search.from} ${incidents} where ${where}
       limit ${parameters.one('integer', most)}) as counted`,
    [...parameters.values],
  );
  return rows[0]?.count ?? 0;
}
