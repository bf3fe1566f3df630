import type { Response } from 'express';
import type { LiveHints, NumberedHint } from './live-hints.js';

const heartbeatMilliseconds = 15_000;

export interface EventStreamOptions {
  readonly tenantId: string;
  /** The browser's `Last-Event-ID`, when it comes back after a lost connection. */
  readonly lastEventId?: string;
  /** Asked with every heartbeat; the stream ends when it answers false. */
  readonly mayGoOn: () => Promise<boolean>;
}

/**
 * Writes hints as server-sent events (HTML Living Standard, section 9.2): event `hint` with a `LiveHint`, or
 * event `reset` when hints were missed and the page should read everything again.
 * Resolves when the browser or the session is gone.
 */
export function streamHints(response: Response, hints: LiveHints, options: EventStreamOptions): Promise<void> {
  response.status(200).set({
    'Content-Type': 'text/event-stream; charset=utf-8',
    'Cache-Control': 'no-store',
    'X-Accel-Buffering': 'no',
  });
  response.flushHeaders();

  const send = ({ id, hint }: NumberedHint): void => {
    if (hint.tenantId !== options.tenantId) return;
    response.write(`id: ${hints.epoch}-${id}\nevent: hint\ndata: ${JSON.stringify(hint)}\n\n`);
  };
  response.write('retry: 2000\n\n');
  catchUp(response, hints, options.lastEventId, send);
  const unsubscribe = hints.subscribe(send);

  return new Promise((resolve) => {
    const heartbeat = setInterval(() => {
      void options
        .mayGoOn()
        .catch(() => true)
        .then((go) => (go ? response.write(': heartbeat\n\n') : response.end()));
    }, heartbeatMilliseconds);
    response.once('close', () => {
      clearInterval(heartbeat);
      unsubscribe();
      resolve();
    });
  });
}

function catchUp(
  response: Response,
  hints: LiveHints,
  lastEventId: string | undefined,
  send: (hint: NumberedHint) => void,
): void {
  if (!lastEventId) return;
  const [epoch, id] = lastEventId.split('-', 2);
  const missed = epoch === hints.epoch ? hints.since(Number(id)) : null;
  if (missed) missed.forEach(send);
  else response.write('event: reset\ndata: {}\n\n');
}
