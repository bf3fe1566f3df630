import { all } from '../search/conditions.js';
import { Parameters } from '../search/parameters.js';
import type { SearchConnection } from '../search/search-connection.js';
import { instanceOperationSearch } from '../search/searches/instance-operations.js';
import { batchCandidates, type BatchCandidates } from './batch-candidates.js';

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
  const parameters = new Parameters();
  const where = all([batchCandidates(batch, parameters)]);
  const incidents =
    batch.operationType === 'RESOLVE_INCIDENT'
      ? `join incident open on open.process_instance_key = p.process_instance_key
           and open.tenant_id = p.tenant_id and open.state = 'ACTIVE'`
      : '';
  const { rows } = await connection.query<{ count: number }>(
    `select count(*)::integer as count from (
       select from ${instanceOperationSearch.from} ${incidents} where ${where}
       limit ${parameters.one('integer', most)}) as counted`,
    [...parameters.values],
  );
  return rows[0]?.count ?? 0;
}
