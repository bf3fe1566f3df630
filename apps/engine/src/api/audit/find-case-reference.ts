import { CaseFileEntity } from '@vorgang/storage';
import type { EntityManager } from 'typeorm';

export type CaseReference = Pick<CaseFileEntity, 'fileNumber' | 'processInstanceKey'>;

/** The file number and the process instance of a case. Takes no lock. Index: primary key. */
export function findCaseReference(
  manager: EntityManager,
  tenantId: string,
  caseId: string,
): Promise<CaseReference | null> {
  return manager.findOne(CaseFileEntity, {
    select: { fileNumber: true, processInstanceKey: true },
    where: { tenantId, caseId },
  });
}
