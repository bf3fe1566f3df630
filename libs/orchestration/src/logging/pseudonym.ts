import { createHmac, randomBytes } from 'node:crypto';

/** Of this process: nobody who reads the log later can find out who it was by trying names. */
const key = randomBytes(32);

/**
 * What stands in a log line for a person or a network address: the same as long as this process runs, so that lines of
 * one belong together, and nothing that leads back. Undefined stays undefined, and then the field is left out.
 */
export function pseudonymOf(subject: string): string;
export function pseudonymOf(subject: string | undefined): string | undefined;
export function pseudonymOf(subject: string | undefined): string | undefined {
  if (subject === undefined) return undefined;
  return createHmac('sha256', key).update(subject).digest('hex').slice(0, 12);
}
