import { randomInt } from 'node:crypto';

/** Letters and digits that nobody takes for another one, on paper or on the phone. */
const alphabet = 'abcdefghijkmnpqrstuvwxyz23456789';
const groups = 4;
const groupLength = 5;

/** A password of 100 random bits that can be read out, such as `k7mfw-2xqzt-hd9ne-vb4sy`. */
export function generatePassword(): string {
  return Array.from({ length: groups }, group).join('-');
}

function group(): string {
  return Array.from({ length: groupLength }, () => alphabet[randomInt(alphabet.length)]).join('');
}
