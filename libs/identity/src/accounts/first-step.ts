import type { Account } from './account.js';

/** What a person has to do before anything else. */
export type FirstStep = 'CHOOSE_PASSWORD';

/** What the account still owes; null where all is open that its rights open. */
export function firstStepOf({ temporaryUntil }: Pick<Account, 'temporaryUntil'>): FirstStep | null {
  return temporaryUntil === null ? null : 'CHOOSE_PASSWORD';
}
