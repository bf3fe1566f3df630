import type { ClusterVariables } from '@vorgang/execution';
import type { JsonValue } from '@vorgang/feel';
import type { Queryable } from '@vorgang/storage';

/** Stands in the tables for the installation. */
export const INSTALLATION = '*';

/** Equal answers mean: neither the installation's cluster variables nor the tenant's changed in between. */
export async function selectClusterVariableMarker(database: Queryable, tenantId: string): Promise<string> {
  const answer = await database.query<{ readonly marker: string }>({
    name: 'cluster-variable-marker',
    text: `select coalesce(string_agg(tenant_id || ':' || changed_by, ' ' order by tenant_id), '') as marker
           from cluster_variable_change where tenant_id in ($1, '${INSTALLATION}')`,
    values: [tenantId],
  });
  return answer.rows[0]!.marker;
}

/** The installation's and the tenant's, of one moment. Reads the primary key. */
export async function selectClusterVariables(
  database: Queryable,
  tenantId: string,
): Promise<ClusterVariables> {
  const answer = await database.query<Row>({
    name: 'cluster-variables',
    text: `select tenant_id, name, value from cluster_variable where tenant_id in ($1, '${INSTALLATION}')`,
    values: [tenantId],
  });
  const valuesOf = (rows: readonly Row[]) =>
    Object.fromEntries(rows.map(({ name, value }) => [name, JSON.parse(value) as JsonValue]));
  return {
    cluster: valuesOf(answer.rows.filter((row) => row.tenant_id === INSTALLATION)),
    tenant: valuesOf(answer.rows.filter((row) => row.tenant_id !== INSTALLATION)),
  };
}

interface Row {
  readonly tenant_id: string;
  readonly name: string;
  /** JSON. */
  readonly value: string;
}
