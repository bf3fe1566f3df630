import { filterCondition } from './conditions.js';
import type { Restriction } from './search.js';
import { everything, type Filter } from './search-request.js';

/** Only rows whose column holds one of the values; for what a person may see. */
export function columnIn(column: string, values: readonly string[]): Restriction {
  return (parameters) => `${column} = any(${parameters.many('string', values)})`;
}

/** Only rows whose key column holds one of the keys. */
export function keyIn(column: string, keys: readonly string[]): Restriction {
  return (parameters) => `${column} = any(${parameters.many('key', keys)})`;
}

/** Only rows whose field holds one of the values, whatever source they are of. */
export function fieldIn(field: string, values: readonly string[]): Restriction {
  const filter: Filter = {
    ...everything,
    comparisons: [{ field, operations: [{ operator: '$in', values }] }],
  };
  return Object.assign<Restriction, Pick<Restriction, 'filter'>>(
    (parameters, definition) => filterCondition(definition, filter, parameters),
    { filter },
  );
}
