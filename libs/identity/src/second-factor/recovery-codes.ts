import { createHash, randomInt } from 'node:crypto';

const alphabet = 'abcdefghijkmnpqrstuvwxyz23456789';
const groups = 4;
const groupLength = 6;
const count = 10;

/**
 * Codes for somebody whose app is lost. Each has 120 random bits, so that a hash without a salt keeps it (OWASP ASVS
 * 5.0, 6.5.2), and can be read from paper.
 */
export function newRecoveryCodes(): readonly string[] {
  return Array.from({ length: count }, () => Array.from({ length: groups }, group).join('-'));
}

/** What the database keeps of a code. Blanks, hyphens and capitals do not matter. */
export function recoveryCodeHash(code: string): Buffer {
  const typed = code.toLowerCase().replace(/[^a-z0-9]/g, '');
  return createHash('sha256').update(`vorgang recovery code ${typed}`).digest();
}

function group(): string {
  return Array.from({ length: groupLength }, () => alphabet[randomInt(alphabet.length)]).join('');
}
