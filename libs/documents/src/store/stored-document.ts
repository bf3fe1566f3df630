import type { JsonObject } from '@vorgang/feel';

/** A document as others see it; its bytes are read apart. */
export interface StoredDocument {
  readonly documentId: string;
  readonly storeId: string;
  /** SHA-256 of the content in hexadecimal. */
  readonly contentHash: string;
  readonly fileName: string;
  readonly mediaType: string;
  /** Bytes. */
  readonly size: number;
  readonly expiresAt: Date | null;
  readonly processDefinitionId: string | null;
  readonly processInstanceKey: string | null;
  readonly customProperties: JsonObject;
}

/** What is said of a document when it is created. */
export interface NewDocument {
  /** Absent: one is made. */
  readonly documentId?: string;
  readonly fileName: string;
  readonly expiresAt?: Date | null;
  readonly processDefinitionId?: string | null;
  readonly processInstanceKey?: string | null;
  readonly customProperties?: JsonObject;
  readonly createdBy: string;
  /** true: a document with this id and the same content is answered again instead of refused. */
  readonly repeatable?: boolean;
}

/** A content that has been checked and written, and that no document refers to yet. */
export interface ReceivedContent {
  readonly tenantId: string;
  readonly objectId: string;
  readonly size: number;
  readonly hash: Buffer;
  readonly mediaType: string;
}
