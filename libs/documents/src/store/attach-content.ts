import { DocumentEntity, DocumentObjectEntity } from '@vorgang/storage';
import type { EntityManager } from 'typeorm';
import { requireFittingExtension } from '../content/file-extension.js';
import { cleanFileName } from '../content/file-name.js';
import { DocumentExistsError, DocumentServiceAwayError } from '../document-errors.js';
import type { NewDocument, ReceivedContent } from './stored-document.js';

type NamedDocument = NewDocument & { readonly documentId: string };

/**
 * Makes a document of a content, inside a transaction: of the object with the same bytes where the tenant has one, else
 * of the received one. Answers the object that is used.
 *
 * @throws ContentRefusedError when the name promises another content
 * @throws DocumentExistsError when the id is taken by another content, or the document may not be repeated
 * @throws DocumentServiceAwayError when the sweep has cleared the received content away meanwhile
 */
export async function attachContent(
  manager: EntityManager,
  content: ReceivedContent,
  document: NamedDocument,
  now: Date,
): Promise<string> {
  const { tenantId, mediaType } = content;
  const fileName = cleanFileName(document.fileName);
  requireFittingExtension(fileName, mediaType);
  const objectId = await useObject(manager, content);
  const { documentId } = document;
  const { raw } = await manager
    .createQueryBuilder()
    .insert()
    .into(DocumentEntity)
    .values({
      tenantId,
      documentId,
      objectId,
      fileName,
      mediaType,
      customProperties: JSON.stringify(document.customProperties ?? {}),
      processDefinitionId: document.processDefinitionId ?? null,
      processInstanceKey: document.processInstanceKey ?? null,
      expiresAt: document.expiresAt ?? null,
      createdBy: document.createdBy,
      createdAt: now,
    })
    .orIgnore()
    .returning('document_id')
    .updateEntity(false)
    .execute();
  if ((raw as readonly unknown[]).length > 0) return objectId;
  const there = await manager.findOneByOrFail(DocumentEntity, { tenantId, documentId });
  if (document.repeatable === true && there.objectId === objectId) return objectId;
  throw new DocumentExistsError(`There is a document '${documentId}' already. Choose another id.`);
}

/**
 * Marks the object for removal unless a document still refers to it; answers whether it did.
 * The row is locked first and the question asked in a statement of its own, which sees what was committed meanwhile:
 * a document that is being attached to the same bytes holds the lock until then.
 */
export async function releaseContent(
  manager: EntityManager,
  tenantId: string,
  objectId: string,
): Promise<boolean> {
  await lockObject(manager, { tenantId, objectId });
  if (await manager.existsBy(DocumentEntity, { tenantId, objectId })) return false;
  await manager.update(DocumentObjectEntity, { tenantId, objectId }, { state: 'REMOVING' });
  return true;
}

/** The row of the tenant's object with these bytes, locked. */
async function useObject(manager: EntityManager, content: ReceivedContent): Promise<string> {
  const { tenantId, objectId, size, hash: contentHash } = content;
  // Of two uploads of the same bytes at once the second waits here for the first.
  await manager.query('select pg_advisory_xact_lock(hashtextextended($1, 15))', [
    `${tenantId} ${contentHash.toString('hex')}`,
  ]);
  const same = await lockObject(manager, { tenantId, contentHash, state: 'STORED' });
  if (same) return same.objectId;
  const { affected } = await manager.update(
    DocumentObjectEntity,
    { tenantId, objectId, state: 'WRITING' },
    { state: 'STORED', contentHash, size: String(size) },
  );
  if (affected !== 1) {
    throw new DocumentServiceAwayError('The upload took too long and was cleared away. Send the file again.');
  }
  return objectId;
}

function lockObject(
  manager: EntityManager,
  where: Partial<Pick<DocumentObjectEntity, 'tenantId' | 'objectId' | 'contentHash' | 'state'>>,
): Promise<DocumentObjectEntity | null> {
  return manager
    .createQueryBuilder(DocumentObjectEntity, 'object')
    .where(where)
    .setLock('pessimistic_write')
    .getOne();
}
