import { createHash } from 'node:crypto';
import { applyDecorators } from '@nestjs/common';
import { ApiConflictResponse, ApiHeader } from '@nestjs/swagger';
import type { Response } from 'express';
import { invalidRequest } from '../../http/problem.js';
import type { ClusterVariableDto } from './cluster-variable.dto.js';

/** Describes that a change may be tied to what its maker saw. */
export function MayExpectValue(): MethodDecorator {
  return applyDecorators(
    ApiHeader({ name: 'If-Match', required: false, description: 'The ETag that the change was made on.' }),
    ApiConflictResponse({ description: 'Somebody else changed it meanwhile.' }),
  );
}

/** The value is all that changes in a cluster variable, so it tells one state from another. */
export function entityTagOf(value: string): string {
  return `"${createHash('sha256').update(value).digest('base64url').slice(0, 22)}"`;
}

/** The answer with its `ETag`. */
export function tagged(response: Response, variable: ClusterVariableDto): ClusterVariableDto {
  response.setHeader('ETag', entityTagOf(variable.value));
  return variable;
}

/**
 * The tag that a change was made on; undefined where any will do.
 *
 * @throws HttpProblem 400
 */
export function expectedTag(ifMatch: string | undefined): string | undefined {
  if (ifMatch === undefined || ifMatch === '*') return undefined;
  if (/^"[\w-]{22}"$/.test(ifMatch)) return ifMatch;
  throw invalidRequest([
    { field: 'If-Match', message: 'Must be the ETag of the cluster variable, with its quotation marks.' },
  ]);
}
