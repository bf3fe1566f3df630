import type { ExecutionState, ProcessInstanceKey } from '@vorgang/execution';
import type { Queryable } from '../database/queryable.js';
import { joinState } from '../state/join-state.js';
import { stateColumns, type StateRow } from './stored-instance.js';

// Each row by the primary key: the subqueries are run once per key, whatever the planner takes the table for.
const statement = `
  select wanted.process_instance_key, found.tokens, found.variables, found.parts
  from unnest($1::text[], $2::bigint[]) as wanted (tenant_id, process_instance_key)
  cross join lateral (
    select ${stateColumns} from process_instance p
    where p.tenant_id = wanted.tenant_id and p.process_instance_key = wanted.process_instance_key
    offset 0
  ) as found`;

interface Row extends StateRow {
  readonly process_instance_key: ProcessInstanceKey;
}

/** The states of instances by key. Role: vorgang_engine. */
export async function loadStates(
  database: Queryable,
  instances: readonly { readonly tenant_id: string; readonly process_instance_key: ProcessInstanceKey }[],
): Promise<ReadonlyMap<ProcessInstanceKey, ExecutionState>> {
  const { rows } = await database.query<Row>({
    name: 'load_states',
    text: statement,
    values: [
      instances.map((instance) => instance.tenant_id),
      instances.map((instance) => instance.process_instance_key),
    ],
  });
  return new Map(
    rows.map((row) => [row.process_instance_key, joinState(row.tokens, row.variables, row.parts)]),
  );
}
