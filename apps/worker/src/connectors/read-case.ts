import type { TenantWork } from '@vorgang/casework';
import type { Service, ServiceCatalogue } from '@vorgang/services';
import { PermanentFailure } from './connector.js';

/** What a connector needs to know about the case it works for. */
export interface ConnectorCase {
  readonly caseId: string;
  readonly fileNumber: string;
  readonly service: Service;
}

/** @throws PermanentFailure when there is no such case or its service is not offered any more */
export async function readCase(
  work: TenantWork,
  catalogue: ServiceCatalogue,
  tenantId: string,
  caseId: string,
): Promise<ConnectorCase> {
  if (!/^\d{1,19}$/.test(caseId))
    throw new PermanentFailure('The input "caseId" is no case id. Map fall.caseId to it.');
  const { rows } = await work.run(tenantId, (database) =>
    database.query<{ file_number: string; service_id: string }>(
      'select file_number, service_id from case_file where tenant_id = $1 and case_id = $2',
      [tenantId, caseId],
    ),
  );
  const row = rows[0];
  if (row === undefined) {
    throw new PermanentFailure(
      `There is no case ${caseId}. A process that was started without a case cannot use this step.`,
    );
  }
  const found = catalogue.find(row.service_id);
  if (found === null) {
    throw new PermanentFailure(
      `The service ${row.service_id} is not in the catalogue. Restore its folder in processes/.`,
    );
  }
  return { caseId, fileNumber: row.file_number, service: found.service };
}
