import { STATUS_CODES } from 'node:http';
import type { StoredDocument } from '@vorgang/documents';
import { describeProblem } from '../../http/describe-problem.js';
import type { DocumentFailureDto, DocumentReferenceDto } from './document.dto.js';

export function describeDocument(document: StoredDocument): DocumentReferenceDto {
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
      customProperties: { ...document.customProperties },
    },
  };
}

/** Why one file of several was not stored. Nothing of a defect of ours leaves the server. */
export function describeFailure(fileName: string, error: unknown): DocumentFailureDto {
  const { status, detail } = describeProblem(error, '').body;
  return { fileName, status, title: STATUS_CODES[status] ?? 'Error', detail };
}
