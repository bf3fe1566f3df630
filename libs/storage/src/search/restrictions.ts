import type { Restriction } from './search.js';

/** Only rows whose column holds one of the values; for what a person may see. */
export function columnIn(column: string, values: readonly string[]): Restriction {
  return (parameters) => `${column} = any(${parameters.many('string', values)})`;
}

/** Only rows whose key column holds one of the keys. */
export function keyIn(column: string, keys: readonly string[]): Restriction {
  return (parameters) => `${column} = any(${parameters.many('key', keys)})`;
}
