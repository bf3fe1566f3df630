import { plainToInstance } from 'class-transformer';
import { requestValidation } from '../../http/request-validation.js';
import { invalidRequest } from '../../http/problem.js';
import { findDangerousName } from '../../http/refuse-dangerous-json.js';
import { DocumentMetadataRequest } from './document.dto.js';

/**
 * Reads the metadata of a file, which comes as JSON in a part of a multipart body.
 * @throws HttpProblem that names the field
 */
export async function readMetadata(
  json: string | undefined,
  field: string,
): Promise<DocumentMetadataRequest> {
  if (json === undefined) return plainToInstance(DocumentMetadataRequest, {});
  const value = parse(json, field);
  const fault = findDangerousName(value);
  if (fault) throw invalidRequest([{ field: `${field}.${fault.field}`, message: fault.message }]);
  return (await requestValidation().transform(value, {
    type: 'body',
    metatype: DocumentMetadataRequest,
    data: field,
  })) as DocumentMetadataRequest;
}

/** Metadata of several files: parts with one object each, or one part with a list of them. */
export function splitMetadata(texts: readonly string[]): readonly string[] {
  const [only] = texts;
  if (texts.length !== 1 || only === undefined || !only.trimStart().startsWith('[')) return texts;
  const list = parse(only, 'metadataList');
  return (list as readonly unknown[]).map((each) => JSON.stringify(each));
}

function parse(json: string, field: string): unknown {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    throw invalidRequest([{ field, message: 'Must be a JSON object (RFC 8259).' }]);
  }
  if (typeof value !== 'object' || value === null) {
    throw invalidRequest([{ field, message: 'Must be a JSON object.' }]);
  }
  return value;
}
