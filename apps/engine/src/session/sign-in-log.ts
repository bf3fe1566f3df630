import type { IdentityRefusal, Judgement, SignInAttempt } from '@vorgang/identity';
import { jsonLogger, pseudonymOf, type Logger } from '@vorgang/orchestration';

/**
 * Who came in and who did not: the lines by which attacks on accounts are seen. People and addresses stand in them as
 * pseudonyms: a log leaves the house more easily than a database.
 */
const log: Logger = jsonLogger();

/** Tells of an attempt with a password, at the sign-in page or with HTTP basic. */
export function logPasswordAttempt({ outcome, ...attempt }: SignInAttempt): void {
  const account = pseudonymOf(attempt.account);
  const address = pseudonymOf(attempt.address);
  switch (outcome) {
    case 'right':
      return log.info('signed-in', { way: 'password', account, address });
    case 'right-so-far':
      return log.info('password-accepted', { account, address });
    case 'wrong':
      return log.warn('sign-in-refused', { way: 'password', reason: 'wrong', account, address });
    case 'expired':
      return log.warn('sign-in-refused', {
        way: 'password',
        reason: 'temporary-password-expired',
        account,
        address,
      });
    case 'throttled':
      return log.warn('sign-in-refused', { way: 'password', reason: 'too-many-attempts', account, address });
  }
}

/** Tells of a code beside a password. */
export function logSecondFactor(outcome: Judgement['kind'], username: string, from: string): void {
  const whose = { way: 'second-factor', account: pseudonymOf(username), address: pseudonymOf(from) };
  switch (outcome) {
    case 'right':
      return log.info('signed-in', whose);
    case 'wrong':
      return log.warn('sign-in-refused', { ...whose, reason: 'wrong' });
    case 'throttled':
      return log.warn('sign-in-refused', { ...whose, reason: 'too-many-attempts' });
  }
}

/** Tells that somebody came back from an identity provider with a proof. */
export function logProviderSignIn(provider: string, account: string, address: string): void {
  log.info('signed-in', {
    way: 'provider',
    provider,
    account: pseudonymOf(account),
    address: pseudonymOf(address),
  });
}

/** Tells that somebody came back from an identity provider without one. */
export function logProviderRefusal(provider: string, reason: string, address: string): void {
  log.warn('sign-in-refused', { way: 'provider', provider, reason, address: pseudonymOf(address) });
}

/** Tells of a bearer token that proves nothing. Those that do come with each request and are not told. */
export function logTokenRefusal(address: string): void {
  log.warn('sign-in-refused', { way: 'token', address: pseudonymOf(address) });
}

const identityReasons = {
  NAME_TAKEN: 'name-taken',
  OTHER_NAME: 'other-name',
  NO_SUBJECT: 'no-subject',
} as const;

/** Tells that somebody whom a provider knows is not taken for whom it names. */
export function logIdentityRefusal(
  way: 'provider' | 'token',
  { name, issuer, reason }: IdentityRefusal,
  address: string,
): void {
  log.warn('sign-in-refused', {
    way,
    provider: issuer,
    reason: identityReasons[reason],
    account: pseudonymOf(name),
    address: pseudonymOf(address),
  });
}

/** Tells that somebody asked for what they may not have, by the pattern of the route: the address may hold data. */
export function logAccessRefusal(refusal: {
  readonly account: string | undefined;
  readonly method: string;
  readonly route: string;
  readonly reason: string;
  readonly address: string;
}): void {
  log.warn('access-refused', {
    ...refusal,
    account: pseudonymOf(refusal.account),
    address: pseudonymOf(refusal.address),
  });
}
