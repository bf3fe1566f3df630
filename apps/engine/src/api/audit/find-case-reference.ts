import type { Queryable } from '@vorgang/identity';

export interface CaseReference {
  readonly fileNumber: string;
  readonly processInstanceKey: string;
}

/** The file number and the process instance of a case. Takes no lock. Index: primary key. */
export async function findCaseReference(
  connection: Queryable,
  tenantId: string,
  caseId: string,
): Promise<CaseReference | null> {
  const { rows } = await connection.query<CaseReference>(
    `select file_number as "fileNumber", process_instance_key as "processInstanceKey"
     from case_file where tenant_id = $1 and case_id = $2`,
    [tenantId, caseId],
  );
  return rows[0] ?? null;
}
