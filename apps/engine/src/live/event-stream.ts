import type { Engine, LiveEvent } from '@vorgang/orchestration';
import type { Response } from 'express';
import { watchStanding, type Standing } from './watch-standing.js';

const heartbeatMilliseconds = 15_000;
/** Bytes that may wait for a browser that reads too slowly. */
const patience = 1024 * 1024;

export interface EventStreamOptions {
  readonly tenantId: string;
  /** The browser's `Last-Event-ID`, when it comes back after a lost connection. */
  readonly lastEventId?: string;
  /** Whether who listens still may. */
  readonly judge: () => Promise<Standing>;
}

/**
 * Writes hints as server-sent events (HTML Living Standard, section 9.2): event `hint` with a `LiveHint`, event
 * `reset` when hints were missed and the page should read everything again, event `end` when who listens may no
 * longer. Resolves when the browser is gone or the stream has ended.
 */
export function streamHints(
  response: Response,
  engine: Pick<Engine, 'subscribeLive' | 'subscribeDirectoryChanges'>,
  { tenantId, lastEventId, judge }: EventStreamOptions,
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
    const end = (): void => {
      subscription.unsubscribe();
      write(response, 'event: end\ndata: {}\n\n');
      response.end();
    };
    const watch = watchStanding(judge, end);
    const stopListening = engine.subscribeDirectoryChanges(() => watch.look());
    const heartbeat = setInterval(() => {
      write(response, ': heartbeat\n\n');
      watch.look();
    }, heartbeatMilliseconds);
    response.once('close', () => {
      clearInterval(heartbeat);
      stopListening();
      watch.stop();
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
