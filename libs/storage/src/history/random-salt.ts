import { randomBytes } from 'node:crypto';

const SALT_BYTES = 32;
/** Salts that are drawn from the system at once: asking it costs more than the bytes. */
const SALTS = 128;

let drawn = Buffer.alloc(0);

/** 32 random bytes that were never given out before. */
export function randomSalt(): Buffer {
  if (drawn.length === 0) drawn = randomBytes(SALT_BYTES * SALTS);
  const salt = drawn.subarray(0, SALT_BYTES);
  drawn = drawn.subarray(SALT_BYTES);
  return salt;
}
