import type { RequestHandler, Response } from 'express';
import { answerProblem } from './answer-problem.js';
import { HttpProblem } from './problem.js';

/** Seconds after which another server behind the load balancer surely answers. */
const retryAfterSeconds = 1;

/**
 * The door of a server that stops: what came in before is answered, what comes later on a connection that is still open
 * is told to come back (503) and nothing of it is done. Each answer closes its connection.
 */
export class ClosingGate {
  private readonly inside = new Set<Response>();
  private closed = false;

  /** Stands before everything else that answers requests. */
  handler(): RequestHandler {
    return (request, response, next) => {
      if (this.closed) {
        response.set('Connection', 'close');
        return answerProblem(serverStops(), request, response);
      }
      this.inside.add(response);
      response.once('close', () => this.inside.delete(response));
      next();
    };
  }

  close(): void {
    this.closed = true;
    for (const response of this.inside) if (!response.headersSent) response.set('Connection', 'close');
  }
}

function serverStops(): HttpProblem {
  return new HttpProblem(
    503,
    'server-stops',
    'This server is about to stop and did nothing of the request. Send it again; another server answers.',
    [],
    { 'Retry-After': String(retryAfterSeconds) },
  );
}
