import type { JsonObject } from '@vorgang/feel';
import type { StoredDocument } from './stored-document.js';

/** How variables and the interface name a document (`camunda.document.type`). */
export type DocumentReference = {
  readonly 'camunda.document.type': 'camunda';
  readonly storeId: string;
  readonly documentId: string;
  /** SHA-256 of the content in hexadecimal. */
  readonly contentHash: string;
  readonly metadata: {
    readonly contentType: string;
    readonly fileName: string;
    readonly expiresAt: string | null;
    /** Bytes. */
    readonly size: number;
    readonly processDefinitionId: string | null;
    readonly processInstanceKey: string | null;
    readonly customProperties: JsonObject;
  };
};

export function documentReference(document: StoredDocument): DocumentReference {
  return {
    'camunda.document.type': 'camunda',
    storeId: document.storeId,
    documentId: document.documentId,
    contentHash: document.contentHash,
    metadata: {
      contentType: document.mediaType,
      fileName: document.fileName,
      expiresAt: document.expiresAt?.toISOString() ?? null,
      size: document.size,
      processDefinitionId: document.processDefinitionId,
      processInstanceKey: document.processInstanceKey,
      customProperties: document.customProperties,
    },
  };
}
