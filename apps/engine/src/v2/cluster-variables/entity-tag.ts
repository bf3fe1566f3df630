import { createHash } from 'node:crypto';
import type { Response } from 'express';
import type { ClusterVariableDto } from './cluster-variable.dto.js';

/**
 * The value is all that changes in a cluster variable, so it tells one state from another. Equal values have equal tags,
 * also where another one stood in between: a strong validator is of the content (RFC 9110, section 8.8.1), and a change
 * that was made on this very value overwrites nothing that its maker did not see.
 */
export function entityTagOf(value: string): string {
  return `"${createHash('sha256').update(value).digest('base64url').slice(0, 22)}"`;
}

/** The answer with its `ETag`. */
export function tagged(response: Response, variable: ClusterVariableDto): ClusterVariableDto {
  response.setHeader('ETag', entityTagOf(variable.value));
  return variable;
}
