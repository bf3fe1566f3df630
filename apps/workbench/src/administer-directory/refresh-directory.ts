import type { QueryClient } from '@tanstack/react-query';
import { sessionQuery } from '../session/session.js';

/** Reads again what a change may have touched: the directory, and what the person at the screen may do. */
export async function refreshDirectory(queries: QueryClient): Promise<void> {
  await Promise.all([
    queries.invalidateQueries({ queryKey: ['directory'] }),
    queries.invalidateQueries({ queryKey: sessionQuery.queryKey }),
  ]);
}
