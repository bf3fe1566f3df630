import type { IncomingMessage } from 'node:http';
import express, { type RequestHandler } from 'express';
import { refuseDangerousJson } from './refuse-dangerous-json.js';

/** Bytes of a JSON body at most. */
export const jsonLimit = 4 * 1024 * 1024;

/** Bytes of a posted form of the portal at most. */
const formLimit = 512 * 1024;

/** Notifications are signed over their bytes, which parsing would lose. */
const signedPath = '/api/payments/notifications';

/** A request whose body came with a signature. */
export interface SignedRequest extends IncomingMessage {
  signedBytes?: Buffer;
}

function keepSignedBytes(request: SignedRequest, _response: unknown, bytes: Buffer): void {
  if (request.url === signedPath) request.signedBytes = bytes;
}

/** Reads JSON and form bodies within their limits. Uploads are read by the routes that take them. */
export function requestBodies(): readonly RequestHandler[] {
  return [
    express.json({
      limit: jsonLimit,
      type: ['application/json', 'application/*+json'],
      verify: keepSignedBytes,
    }),
    express.urlencoded({ limit: formLimit, extended: false, parameterLimit: 500 }),
    refuseDangerousJson,
  ];
}
