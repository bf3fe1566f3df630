import type { IncomingMessage } from 'node:http';
import express, { type NextFunction, type Request, type RequestHandler, type Response } from 'express';
import { boundBodies } from './bound-bodies.js';
import { findInexactNumber, type InexactNumber } from './find-inexact-number.js';
import { HttpProblem } from './problem.js';
import { refuseDangerousJson } from './refuse-dangerous-json.js';

/** Bytes of a JSON body at most. */
export const jsonLimit = 4 * 1024 * 1024;

/** Bytes of a posted form of the portal at most. */
const formLimit = 512 * 1024;

/** What comes here is signed over its bytes, which parsing would lose. */
const signedPaths = /^\/api\/(?:payments\/notifications$|webhooks\/in\/)/;

/** A request whose body came with a signature. */
export interface SignedRequest extends IncomingMessage {
  signedBytes?: Buffer;
}

/** A request whose body may hold a number that parsing rounds. */
interface CheckedRequest extends SignedRequest {
  inexactNumber?: InexactNumber | null;
}

/** What must be seen before parsing: the bytes of a signed body, and the digits of all others. */
function lookAtBytes(request: CheckedRequest, _response: unknown, bytes: Buffer, encoding: string): void {
  if (signedPaths.test(request.url ?? '')) {
    // Its sender cannot change what it sends.
    request.signedBytes = bytes;
    return;
  }
  request.inexactNumber = findInexactNumber(bytes.toString(encoding === 'utf-16le' ? 'utf16le' : 'utf8'));
}

/** Numbers are kept as they were sent or refused, never rounded silently. */
function refuseInexactNumber(request: Request, _response: Response, next: NextFunction): void {
  const { inexactNumber } = request as CheckedRequest;
  if (inexactNumber == null) return next();
  const { text, position } = inexactNumber;
  const number = text.length > 60 ? `${text.slice(0, 60)}...` : text;
  throw new HttpProblem(
    400,
    'inexact-number',
    `The number ${number} at character ${position} of the body has more digits than can be kept exactly ` +
      `(15 always, 17 at most). Send it as a text, or round it.`,
  );
}

/** Reads JSON and form bodies within their limits. Uploads are read by the routes that take them. */
export function requestBodies(): readonly RequestHandler[] {
  const bound = boundBodies(jsonLimit);
  return [
    bound.before,
    express.json({
      limit: jsonLimit,
      type: ['application/json', 'application/*+json'],
      verify: lookAtBytes,
    }),
    express.urlencoded({ limit: formLimit, extended: false, parameterLimit: 500 }),
    bound.after,
    refuseInexactNumber,
    refuseDangerousJson,
  ];
}
