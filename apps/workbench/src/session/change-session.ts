import type { QueryClient } from '@tanstack/react-query';
import { sessionQuery, type Session } from './session.js';

/** Puts another person, or nobody, at the desk. What the person before had on the screen is forgotten. */
export function changeSession(queries: QueryClient, session: Session | null): void {
  queries.removeQueries({ predicate: (query) => query.queryKey[0] !== sessionQuery.queryKey[0] });
  queries.setQueryData(sessionQuery.queryKey, session);
}
