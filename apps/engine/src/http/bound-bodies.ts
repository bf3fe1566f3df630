import type { NextFunction, Request, RequestHandler, Response } from 'express';
import { answerProblem } from './answer-problem.js';
import { HttpProblem } from './problem.js';

/** Bytes that all bodies under way may come to together. */
const bodiesLimit = 256 * 1024 * 1024;

/** Handlers around the parsers that hold bodies in memory. */
export interface BoundBodies {
  readonly before: RequestHandler;
  readonly after: RequestHandler;
}

/**
 * Keeps the memory of bodies that are still being received within a limit, whoever sends them: a client that is not
 * signed in yet could otherwise hold so many half-sent ones that the program runs out of memory. Where another one finds no
 * room, the one that has been under way longest gives way (503): whoever sends at a usual pace is done long before.
 *
 * @param eachLimit bytes of one body at most; larger ones are refused by the parser without being read
 */
export function boundBodies(eachLimit: number, allLimit = bodiesLimit): BoundBodies {
  /** In the order in which they began. */
  const underWay = new Map<Request, { readonly bytes: number; readonly response: Response }>();
  let total = 0;

  const release = (request: Request): void => {
    total -= underWay.get(request)?.bytes ?? 0;
    underWay.delete(request);
  };

  function before(request: Request, response: Response, next: NextFunction): void {
    const bytes = bytesHeld(request, eachLimit);
    if (bytes === 0) return next();
    underWay.set(request, { bytes, response });
    total += bytes;
    response.once('close', () => release(request));
    while (total > allLimit && underWay.size > 1) {
      const [oldest, { response: answer }] = underWay.entries().next().value!;
      release(oldest);
      giveWay(oldest, answer);
    }
    next();
  }

  function after(request: Request, _response: Response, next: NextFunction): void {
    release(request);
    next();
  }

  return { before, after };
}

/** What a body may come to: as declared, else the most that is taken. */
function bytesHeld({ headers, method }: Request, limit: number): number {
  if (method === 'GET' || method === 'HEAD') return 0;
  if (!/json|x-www-form-urlencoded/i.test(headers['content-type'] ?? '')) return 0;
  // What is compressed, or comes in chunks, says nothing of its length.
  if (headers['transfer-encoding'] !== undefined || headers['content-encoding'] !== undefined) return limit;
  const declared = Number(headers['content-length'] ?? 0);
  return declared > limit ? 0 : declared;
}

function giveWay(request: Request, response: Response): void {
  const detail = 'The server receives more than it can hold, and this body came slowest. Send it again.';
  response.set('Connection', 'close');
  response.once('finish', () => request.destroy());
  answerProblem(new HttpProblem(503, 'overloaded', detail, [], { 'Retry-After': '5' }), request, response);
}
