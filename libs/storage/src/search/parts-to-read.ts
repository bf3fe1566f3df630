import type { Restriction } from './search.js';
import { partsOf, type SearchDefinition } from './search-definition.js';
import type { SearchField } from './search-field.js';
import type { Filter, Operation, SearchRequest, Value } from './search-request.js';

/**
 * The sources in which a request can find anything. One whose fields never hold what is asked for is left out: PostgreSQL
 * would look through it to the end. Where none is left, the first stands for all and finds nothing.
 */
export function partsToRead(
  definition: SearchDefinition,
  { filter }: SearchRequest,
  restrictions: readonly Restriction[],
): readonly SearchDefinition[] {
  const asked = [filter, ...restrictions.flatMap((restriction) => restriction.filter ?? [])];
  const parts = partsOf(definition);
  const possible = parts.filter((part) => asked.every((one) => canMatch(part, one)));
  return possible.length === 0 ? parts.slice(0, 1) : possible;
}

function canMatch({ fields }: SearchDefinition, { comparisons }: Filter): boolean {
  return comparisons.every(({ field: name, operations }) => {
    const field = fields[name];
    return field === undefined || operations.every((operation) => canHold(field, operation));
  });
}

function canHold({ values, held }: SearchField, operation: Operation): boolean {
  const isPossible = (value: Value): boolean => values?.includes(String(value)) ?? true;
  switch (operation.operator) {
    case '$eq':
      return held !== 'never' && isPossible(operation.value);
    case '$in':
      return held !== 'never' && operation.values.some(isPossible);
    case '$exists':
      return held !== (operation.exists ? 'never' : 'always');
    case '$like':
    case '$gt':
    case '$gte':
    case '$lt':
    case '$lte':
      return held !== 'never';
    case '$neq':
    case '$notIn':
      return true;
  }
}
