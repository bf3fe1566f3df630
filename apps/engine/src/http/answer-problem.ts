import { Logger } from '@nestjs/common';
import type { AuthenticatedRequest } from '@vorgang/identity';
import { describeDefect } from '@vorgang/orchestration';
import type { NextFunction, Request, Response } from 'express';
import { logAccessRefusal } from '../session/sign-in-log.js';
import { describeProblem, problemTypeBase } from './describe-problem.js';
import { logRefusal } from './refusal-log.js';
import { routeOf } from './route-of.js';

const logger = new Logger('HTTP');

/** What a request asks for in a wrong way, at a wrong host, too large, or too often. */
const refusedInput = new Set([400, 413, 415, 421, 422, 429]);

/** Answers with the problem details of whatever was thrown, and logs defects. */
export function answerProblem(thrown: unknown, request: Request, response: Response): void {
  const { body, headers, unexpected } = describeProblem(thrown, request.path);
  if (unexpected) {
    logger.error(`${request.method} ${routeOf(request)} failed`, describeDefect(thrown));
  }
  const refusal = () => ({
    account: (request as Request & AuthenticatedRequest).principal?.username,
    method: request.method,
    route: routeOf(request),
    reason: body.type.slice(problemTypeBase.length),
    address: request.ip ?? '',
  });
  if (body.status === 403) logAccessRefusal(refusal());
  // Of too many attempts to sign in the attempts tell.
  if (refusedInput.has(body.status) && !body.type.endsWith('too-many-attempts')) logRefusal(refusal());
  if (response.headersSent) {
    response.end();
    return;
  }
  response.status(body.status).set(headers).type('application/problem+json').send(JSON.stringify(body));
}

/** For errors of Express's own middleware, which NestJS would rename before its filters see them. */
// Express knows error handlers by their four parameters.
export function answerMiddlewareProblem(
  thrown: unknown,
  request: Request,
  response: Response,
  _next: NextFunction,
): void {
  answerProblem(thrown, request, response);
}
