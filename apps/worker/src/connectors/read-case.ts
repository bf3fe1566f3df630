import type { Service, ServiceCatalogue } from '@vorgang/services';
import { CaseFileEntity, type TenantWork } from '@vorgang/storage';
import { PermanentFailure } from '@vorgang/connectors';

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
  const file = await work.run(tenantId, (manager) => manager.findOneBy(CaseFileEntity, { tenantId, caseId }));
  if (file === null) {
    throw new PermanentFailure(
      `There is no case ${caseId}. A process that was started without a case cannot use this step.`,
    );
  }
  const found = catalogue.find(file.serviceId);
  if (found === null) {
    throw new PermanentFailure(
      `The service ${file.serviceId} is not in the catalogue. Restore its folder in processes/.`,
    );
  }
  return { caseId, fileNumber: file.fileNumber, service: found.service };
}
