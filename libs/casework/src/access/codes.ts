import { createHash, createHmac, randomBytes } from 'node:crypto';

/** Letters and digits that nobody mixes up when reading aloud or copying by hand: no I, L, O, U, 0, 1. */
const ALPHABET = '23456789ABCDEFGHJKMNPQRSTVWXYZ';
const LENGTH = 12;

/** A random secret for a cookie: 256 bits. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** What is stored instead of a secret or code. */
export function hashSecret(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}

/** A random code of the form `XXXX-XXXX-XXXX` (58 bits). */
export function newCode(): string {
  return codeFrom(randomBytes(32));
}

/**
 * The access code of the case that a draft becomes, derived from the draft's secret: whoever sends the draft twice
 * is shown the same code, though only its hash is stored.
 */
export function accessCodeOf(draftSecret: string): string {
  return codeFrom(createHmac('sha256', draftSecret).update('vorgang access code').digest());
}

/** The canonical form of a typed code, or null where it cannot be one. Spaces, hyphens and case do not matter. */
export function normaliseCode(text: string): string | null {
  const letters = text.toUpperCase().replace(/[\s\-–]/g, '');
  return letters.length === LENGTH && [...letters].every((letter) => ALPHABET.includes(letter))
    ? grouped(letters)
    : null;
}

function codeFrom(bytes: Buffer): string {
  let number = BigInt(`0x${bytes.toString('hex')}`);
  let letters = '';
  for (let index = 0; index < LENGTH; index += 1) {
    letters += ALPHABET[Number(number % BigInt(ALPHABET.length))];
    number /= BigInt(ALPHABET.length);
  }
  return grouped(letters);
}

function grouped(letters: string): string {
  return `${letters.slice(0, 4)}-${letters.slice(4, 8)}-${letters.slice(8)}`;
}
