import type { Queryable } from '@vorgang/identity';

export interface IncidentState {
  readonly process_definition_id: string;
  readonly job_key: string | null;
  readonly state: 'ACTIVE' | 'RESOLVED';
}

/** An incident by its key. Takes no lock. Index: primary key. */
export async function findIncident(
  connection: Queryable,
  tenantId: string,
  incidentKey: string,
): Promise<IncidentState | null> {
  const { rows } = await connection.query<IncidentState>(
    'select process_definition_id, job_key, state from incident where tenant_id = $1 and incident_key = $2',
    [tenantId, incidentKey],
  );
  return rows[0] ?? null;
}
