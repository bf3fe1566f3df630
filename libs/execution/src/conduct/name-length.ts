import { utf8Length } from '../state/variable-bytes.js';

/**
 * Bytes of UTF-8 that a name may have: of a variable, a job type, a message, a correlation key, an assignee. A row of
 * an index of PostgreSQL holds 2,704 bytes, and some hold three names.
 */
export const LONGEST_NAME = 800;

export function isTooLongName(name: string): boolean {
  return name.length > LONGEST_NAME || utf8Length(name) > LONGEST_NAME;
}
