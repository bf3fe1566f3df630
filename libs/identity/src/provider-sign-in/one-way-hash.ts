import { createHash } from 'node:crypto';

/** What is kept of a secret: enough to know it again, not enough to use it. */
export function oneWayHash(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}
