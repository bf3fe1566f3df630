import { queryOptions, useQuery } from '@tanstack/react-query';
import { answerOf, api, type Schemas } from '../api/client.js';
import { ApiProblem } from '../api/problem.js';

export type Session = Schemas['SignedInDto'];

/** Who is signed in; null when nobody is. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: async (): Promise<Session | null> => {
    try {
      return await answerOf(api.GET('/api/session'));
    } catch (error) {
      if (error instanceof ApiProblem && error.status === 401) return null;
      throw error;
    }
  },
  staleTime: Infinity,
  retry: false,
});

/** The signed-in person. Only below the shell, which shows the sign-in page otherwise. */
export function useSession(): Session {
  const { data } = useQuery(sessionQuery);
  if (!data) throw new Error('useSession is used outside the signed-in part of the application');
  return data;
}

/** Whether the person holds a permission on any resource of the type. The server decides again on each request. */
export function mayDo(session: Session, resourceType: string, permission: string): boolean {
  return session.grants.some(
    (grant) => grant.resourceType === resourceType && grant.permissions.includes(permission),
  );
}
