import type { DirectoryOutcome, UserOutcome } from '@vorgang/identity';
import { HttpProblem, notFound } from '../../http/problem.js';
import { passwordRefusal } from '../../session/password-refusal.js';

/** Refuses with a problem what the directory did not do. `entry` and `member` name the things (`role 'clerk'`). */
export function requireDone(outcome: DirectoryOutcome, entry: string, member = 'the member'): void {
  switch (outcome) {
    case 'done':
      return;
    case 'exists':
      throw conflict('already-exists', `There is already ${entry}.`);
    case 'absent':
      throw notFound(`There is no ${entry}.`);
    case 'noMember':
      throw notFound(`There is no ${member}. Create it first.`);
    case 'notAssigned':
      throw notFound(`${upperFirst(member)} is not assigned to ${entry}.`);
    case 'inUse':
      throw conflict('in-use', `The ${entry} has data or is needed by every installation; it stays.`);
    case 'lastAdministrator':
      throw conflict(
        'last-administrator',
        `Nobody would be left who may grant permissions (${entry}). Give another active user the permission CREATE on every AUTHORIZATION first, for instance by the role 'admin'.`,
      );
  }
}

/** As `requireDone`, of a person whose new password stands in `field`. */
export function requireUserDone(outcome: UserOutcome, username: string, field = 'password'): void {
  if (typeof outcome === 'object') throw passwordRefusal(field, outcome.brokenRule);
  requireDone(outcome, `user '${username}'`);
}

/** A request that does not fit what is there. */
export function conflict(code: string, message: string): HttpProblem {
  return new HttpProblem(409, code, message);
}

function upperFirst(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
