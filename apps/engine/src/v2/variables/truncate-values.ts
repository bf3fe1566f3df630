import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Request } from 'express';
import { invalidRequest } from '../../http/problem.js';

/** `truncateValues` of the query string: whether long values are cut. Yes unless told. */
export const TruncateValues = createParamDecorator((_: unknown, context: ExecutionContext): boolean => {
  const value = context.switchToHttp().getRequest<Request>().query['truncateValues'];
  if (value === undefined || value === 'true') return true;
  if (value === 'false') return false;
  throw invalidRequest([{ field: 'truncateValues', message: 'Must be true or false.' }]);
});
