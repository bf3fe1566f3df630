import { queryOptions } from '@tanstack/react-query';
import { answerOf, api, type Schemas } from '../api/client.js';

export type SecondFactor = Schemas['SecondFactorDto'];
export type BegunSecondFactor = Schemas['BegunSecondFactorDto'];

/** The second factor of the person who asks. */
export const secondFactorQuery = queryOptions({
  queryKey: ['second-factor'],
  queryFn: () => answerOf(api.GET('/api/account/second-factor')),
});

export function beginSecondFactor(currentPassword: string): Promise<BegunSecondFactor> {
  return answerOf(api.POST('/api/account/second-factor', { body: { currentPassword } }));
}

/** The recovery codes. */
export async function confirmSecondFactor(code: string): Promise<readonly string[]> {
  const answer = await answerOf(api.POST('/api/account/second-factor/confirmation', { body: { code } }));
  return answer.recoveryCodes;
}

export function removeSecondFactor(proof: {
  readonly currentPassword: string;
  readonly code: string;
}): Promise<unknown> {
  return answerOf(api.POST('/api/account/second-factor/removal', { body: proof }));
}
