import { queryOptions } from '@tanstack/react-query';
import { answerOf, api } from '../api/client.js';

/** The ways to sign in that the installation offers. */
export const waysQuery = queryOptions({
  queryKey: ['sign-in-ways'],
  queryFn: () => answerOf(api.GET('/api/session/ways')),
  staleTime: Infinity,
});
