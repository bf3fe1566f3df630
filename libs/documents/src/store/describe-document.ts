import type { JsonObject } from '@vorgang/feel';
import type { DocumentEntity, DocumentObjectEntity } from '@vorgang/storage';
import type { StoredDocument } from './stored-document.js';

export function describeDocument(row: DocumentEntity, object: DocumentObjectEntity): StoredDocument {
  if (object.contentHash === null || object.size === null) {
    throw new Error(`Document ${row.documentId} refers to a content that was never finished.`);
  }
  return {
    documentId: row.documentId,
    storeId: object.storeId,
    contentHash: object.contentHash.toString('hex'),
    fileName: row.fileName,
    mediaType: row.mediaType,
    size: Number(object.size),
    expiresAt: row.expiresAt,
    processDefinitionId: row.processDefinitionId,
    processInstanceKey: row.processInstanceKey,
    customProperties: JSON.parse(row.customProperties) as JsonObject,
  };
}
