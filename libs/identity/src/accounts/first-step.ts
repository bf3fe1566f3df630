import type { Account } from './account.js';

/** What a person has to do before anything else. */
export type FirstStep = 'CHOOSE_PASSWORD' | 'SET_UP_SECOND_FACTOR';

/** How an account proves who comes. */
export type Standing = Pick<Account, 'temporaryUntil' | 'hasSecondFactor'>;

/** What the account still owes; null where all is open that its rights open. */
export function firstStepOf(
  { temporaryUntil, hasSecondFactor }: Standing,
  needsSecondFactor: boolean,
): FirstStep | null {
  if (temporaryUntil !== null) return 'CHOOSE_PASSWORD';
  return needsSecondFactor && !hasSecondFactor ? 'SET_UP_SECOND_FACTOR' : null;
}
