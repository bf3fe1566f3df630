import { hashPassword, verifyPassword } from '@vorgang/identity/password-hash';
import { timingSafeEqual } from 'node:crypto';
import { hashSecret } from './codes.js';

/** Bytes of a plain SHA-256. What is salted is longer: the text `scrypt$…` of a password. */
export const unsaltedLength = 32;

/**
 * An eighth of a password's: the bits of a code are random, and a rush of citizens must not wait for it (16 MiB and
 * some 40 ms each).
 */
const cost = { N: 2 ** 14, r: 8, p: 1 };

/** What a case keeps of its access code: 58 bits need a salt and a slow hash, as a password does. */
export function hashAccessCode(code: string): Promise<Buffer> {
  return saltAccessCodeHash(hashSecret(code));
}

/**
 * Makes what is kept now of what was kept before: a code is salted by its SHA-256, so that old cases need no citizen for it.
 * @param unsalted SHA-256 of the code
 */
export async function saltAccessCodeHash(unsalted: Buffer): Promise<Buffer> {
  return Buffer.from(await hashPassword(asPassword(unsalted), cost), 'latin1');
}

export interface JudgedAccessCode {
  readonly isRight: boolean;
  /** What the case should keep instead; null where it is salted. */
  readonly salted: Buffer | null;
}

/**
 * Whether the code is the one of the case. Takes the same time whether it is or not, and for every case and none.
 * @param stored what the case keeps; null where there is no case
 */
export async function judgeAccessCode(code: string, stored: Buffer | null): Promise<JudgedAccessCode> {
  const unsalted = hashSecret(code);
  if (stored !== null && stored.length !== unsaltedLength)
    return { isRight: await verifyPassword(asPassword(unsalted), stored.toString('latin1')), salted: null };
  // As slow as to judge a salted one, also where nothing comes of it.
  const salted = await saltAccessCodeHash(unsalted);
  return stored !== null && timingSafeEqual(unsalted, stored)
    ? { isRight: true, salted }
    : { isRight: false, salted: null };
}

function asPassword(unsalted: Buffer): string {
  return unsalted.toString('base64url');
}
