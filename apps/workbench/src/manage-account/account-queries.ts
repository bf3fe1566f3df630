import { queryOptions } from '@tanstack/react-query';
import { answerOf, api, type Schemas } from '../api/client.js';

export type OwnSession = Schemas['OwnSessionDto'];

/** Where the person is signed in. */
export const ownSessionsQuery = queryOptions({
  queryKey: ['own-sessions'],
  queryFn: async () => (await answerOf(api.GET('/api/account/sessions'))).items,
});

export function changeOwnPassword(passwords: {
  readonly currentPassword: string;
  readonly newPassword: string;
}): Promise<unknown> {
  return answerOf(api.PUT('/api/account/password', { body: passwords }));
}

/** Ends one sign-in, or all but this one. */
export function endOwnSessions(which: {
  readonly sessionId?: string;
  readonly currentPassword?: string;
}): Promise<unknown> {
  return answerOf(api.POST('/api/account/sessions/end', { body: which }));
}
