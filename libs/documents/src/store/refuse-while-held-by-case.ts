import { CaseDocumentEntity } from '@vorgang/storage';
import type { EntityManager } from 'typeorm';
import { DocumentHeldByCaseError } from '../document-errors.js';

/**
 * What belongs to the file of a case is kept with it: nobody erases it before its time (GDPR, Article 17(3)), and the file
 * must not name what is no longer there. Called with the document's row locked.
 *
 * @throws DocumentHeldByCaseError
 */
export async function refuseWhileHeldByCase(
  manager: EntityManager,
  tenantId: string,
  documentId: string,
): Promise<void> {
  const holder = await manager.findOneBy(CaseDocumentEntity, { tenantId, storedDocumentId: documentId });
  if (holder === null) return;
  throw new DocumentHeldByCaseError(
    `The document '${documentId}' belongs to the case ${holder.caseId} and is kept as long as the file of the case. ` +
      'Delete only documents that no case holds.',
  );
}
