import type { SearchConnection } from './search-connection.js';
import { all, filterCondition } from './conditions.js';
import { Parameters } from './parameters.js';
import type { Restriction } from './search.js';
import type { Filter } from './search-request.js';
import { processInstanceSearch } from './searches/process-instances.js';

/** How many instances of one element stand how. */
export interface ElementStatistics {
  readonly elementId: string;
  readonly active: number;
  readonly canceled: number;
  readonly incidents: number;
  readonly completed: number;
}

/** Counts the elements of all process instances that match, without the processes themselves. */
export async function countElements(
  connection: SearchConnection,
  filter: Filter,
  restrictions: readonly Restriction[],
): Promise<readonly ElementStatistics[]> {
  const parameters = new Parameters();
  const where = all([
    filterCondition(processInstanceSearch, filter, parameters),
    ...restrictions.map((restriction) => restriction(parameters, processInstanceSearch)),
  ]);
  const { rows } = await connection.query<ElementStatistics>(
    `select counted.element_id as "elementId",
       count(*) filter (where counted.state = 'ACTIVE' and counted.incident_key is null)::integer as active,
       count(*) filter (where counted.state = 'TERMINATED')::integer as canceled,
       count(*) filter (where counted.state = 'ACTIVE' and counted.incident_key is not null)::integer as incidents,
       count(*) filter (where counted.state = 'COMPLETED')::integer as completed
     from ${processInstanceSearch.from}
     join element_instance counted
       on counted.tenant_id = p.tenant_id and counted.process_instance_key = p.process_instance_key
     where counted.element_type <> 'PROCESS' and ${where}
     group by counted.element_id order by counted.element_id`,
    [...parameters.values],
  );
  return rows;
}
