import { STATUS_CODES } from 'node:http';
import { documentReference, type StoredDocument } from '@vorgang/documents';
import { describeProblem } from '../../http/describe-problem.js';
import type { DocumentFailureDto, DocumentReferenceDto } from './document.dto.js';

export function describeDocument(document: StoredDocument): DocumentReferenceDto {
  const { metadata, ...reference } = documentReference(document);
  return { ...reference, metadata: { ...metadata, customProperties: { ...metadata.customProperties } } };
}

/** Why one file of several was not stored. Nothing of a defect of ours leaves the server. */
export function describeFailure(fileName: string, error: unknown): DocumentFailureDto {
  const { status, detail } = describeProblem(error, '').body;
  return { fileName, status, title: STATUS_CODES[status] ?? 'Error', detail };
}
