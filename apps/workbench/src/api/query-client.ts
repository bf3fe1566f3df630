import { QueryCache, QueryClient } from '@tanstack/react-query';
import { sessionQuery } from '../session/session.js';
import { ApiProblem } from './problem.js';

/** Client errors are answers, not accidents: only a missing connection or a server fault is tried again. */
function isWorthAnotherTry(failures: number, error: unknown): boolean {
  const status = error instanceof ApiProblem ? error.status : 0;
  return failures < 2 && (status === 0 || status >= 500);
}

export const queryClient: QueryClient = new QueryClient({
  defaultOptions: {
    queries: { retry: isWorthAnotherTry, staleTime: 5_000 },
    // Without a connection an act fails at once: kept back, it would be done when nobody expects it any more.
    mutations: { retry: false, networkMode: 'always' },
  },
  queryCache: new QueryCache({
    // A session that ended on the server brings the sign-in page, wherever it is noticed first.
    onError: (error) => {
      if (error instanceof ApiProblem && error.status === 401)
        queryClient.setQueryData(sessionQuery.queryKey, null);
    },
  }),
});
