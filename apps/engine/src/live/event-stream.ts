import type { Engine, LiveEvent } from '@vorgang/orchestration';
import type { Response } from 'express';

const heartbeatMilliseconds = 15_000;
/** Bytes that may wait for a browser that reads too slowly. */
const patience = 1024 * 1024;

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
export function streamHints(
  response: Response,
  engine: Pick<Engine, 'subscribeLive'>,
  { tenantId, lastEventId, mayGoOn }: EventStreamOptions,
): Promise<void> {
  response.status(200).set({
    'Content-Type': 'text/event-stream; charset=utf-8',
    'Cache-Control': 'no-store',
    'X-Accel-Buffering': 'no',
  });
  write(response, 'retry: 2000\n\n');

  const send = ({ id, hint }: LiveEvent): void =>
    write(response, `id: ${id}\nevent: hint\ndata: ${JSON.stringify(hint)}\n\n`);
  const subscription = engine.subscribeLive(tenantId, send, lastEventId);
  if (!subscription.complete) write(response, 'event: reset\ndata: {}\n\n');

  return new Promise((resolve) => {
    const heartbeat = setInterval(() => {
      // A database that is away for a moment ends nobody's session.
      void mayGoOn()
        .catch(() => true)
        .then((go) => (go ? write(response, ': heartbeat\n\n') : response.end()));
    }, heartbeatMilliseconds);
    response.once('close', () => {
      clearInterval(heartbeat);
      subscription.unsubscribe();
      resolve();
    });
  });
}

/** A browser that falls behind is cut off: it comes back by itself and says what it saw last. */
function write(response: Response, text: string): void {
  if (response.writableEnded) return;
  response.write(text);
  if (response.writableLength > patience) response.end();
}
