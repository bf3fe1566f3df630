import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { sessionQuery } from '../session/session.js';
import { isLiveHint, queriesTouchedBy } from './live-hint.js';

/** Hints that come in a burst cause one refetch. */
const debounce = 300;
/** While the stream is down, everything shown is read again this often. */
const pollingInterval = 30_000;

/**
 * Follows the server's stream of hints. A hint carries no data: what is shown is read again through the API,
 * with the rights of the person. Where the stream fails, polling takes its place until it is back.
 */
export function useLiveUpdates(): void {
  const queries = useQueryClient();
  useEffect(() => {
    const touched = new Set<string>();
    let refetch: ReturnType<typeof setTimeout> | undefined;
    let polling: ReturnType<typeof setInterval> | undefined;

    const flush = () => {
      refetch = undefined;
      for (const key of touched) void queries.invalidateQueries({ queryKey: [key] });
      touched.clear();
    };
    const touch = (keys: readonly string[]) => {
      for (const key of keys) touched.add(key);
      refetch ??= setTimeout(flush, debounce);
    };
    const touchEverything = () => touch(queriesTouchedBy('all'));

    const lookWhoIsHere = () => void queries.invalidateQueries({ queryKey: sessionQuery.queryKey });

    const open = (): EventSource => {
      const opened = new EventSource('/api/events');
      opened.onopen = () => {
        clearInterval(polling);
        polling = undefined;
      };
      opened.onerror = () => {
        polling ??= setInterval(poll, pollingInterval);
        // Refused: perhaps the session ended while the stream was down.
        if (opened.readyState === EventSource.CLOSED) lookWhoIsHere();
      };
      opened.addEventListener('hint', (message: MessageEvent<string>) => {
        const hint: unknown = JSON.parse(message.data);
        touch(queriesTouchedBy(isLiveHint(hint) ? hint.kind : 'all'));
      });
      opened.addEventListener('reset', touchEverything);
      // The server says that the person may no longer listen: signed out elsewhere, or with other rights than before.
      opened.addEventListener('end', lookWhoIsHere);
      return opened;
    };
    const poll = () => {
      touchEverything();
      // The browser does not come back to a stream that was refused.
      if (stream.readyState === EventSource.CLOSED) stream = open();
    };
    let stream = open();
    return () => {
      stream.close();
      clearTimeout(refetch);
      clearInterval(polling);
    };
  }, [queries]);
}
