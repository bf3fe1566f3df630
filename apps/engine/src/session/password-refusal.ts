import { leastPasswordLength, mostPasswordLength, type PasswordRule } from '@vorgang/identity';
import { HttpProblem } from '../http/problem.js';

const messages: Readonly<Record<PasswordRule | 'wrong', string>> = {
  'too-short': `The password needs at least ${leastPasswordLength} characters, better 15. No kinds of characters are asked for: take several words.`,
  'too-long': `The password has more than ${mostPasswordLength} characters. Take a shorter one.`,
  'no-text': 'The password holds half of a character (a lone surrogate). Type it again.',
  'one-character': 'The password is one character over and over, or only blanks. Take several words.',
  unchanged: 'This is the present password. Take another one.',
  frequent: 'Many people have this password, and whoever guesses tries it first. Take another one.',
  'familiar-words': `The password has fewer than ${leastPasswordLength} characters, or is frequent, beside names of the person and of the house. Add other words.`,
  breached: 'This password was stolen somewhere and is known. Take another one.',
  wrong: 'This is not the current password of the account.',
};

/** A password that breaks a rule, in the field of the request in which it stood. */
export function passwordRefusal(field: string, rule: PasswordRule | 'wrong'): HttpProblem {
  const message = messages[rule];
  return new HttpProblem(400, 'password-refused', message, [{ field, rule, message }]);
}

/** What descriptions of the interface say where a password is chosen. */
export const passwordRules = `A password has ${leastPasswordLength} to ${mostPasswordLength} characters that can be seen and are not all the same, is not among the frequent ones and has as much beside names of the person and of the house; people do not choose their present one again. One that breaks a rule is refused with 400 and the type \`password-refused\`; \`errors\` names the field and the rule (\`too-short\`, \`too-long\`, \`frequent\`, \`familiar-words\`, \`breached\`, \`one-character\`, \`unchanged\`, \`no-text\`).`;
