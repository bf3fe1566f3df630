import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { AuthenticatedRequest } from '@vorgang/identity';
import type { CallContext } from '@vorgang/orchestration';
import type { Request } from 'express';
import { invalidRequest } from '../http/problem.js';
import { callContext } from './call-context.js';

const longestIdempotencyKey = 256;

/** Who asks the engine for something, with the request's `Idempotency-Key`, as a parameter of a route. */
export const Call = createParamDecorator((_: unknown, context: ExecutionContext): CallContext => {
  const request = context.switchToHttp().getRequest<Request & AuthenticatedRequest>();
  if (!request.principal)
    throw new Error('Call() is used on a route that does not require anyone to be signed in.');
  const key = request.get('idempotency-key');
  if (key !== undefined && (key.length === 0 || key.length > longestIdempotencyKey)) {
    throw invalidRequest([
      { field: 'Idempotency-Key', message: `Must be a text of 1 to ${longestIdempotencyKey} characters.` },
    ]);
  }
  const kind = request.headers.authorization === undefined ? 'user' : 'client';
  return callContext(request.principal, kind, key);
});
