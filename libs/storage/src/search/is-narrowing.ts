import type { Filter } from './search-request.js';

/**
 * Whether a filter asks for anything at all. One that does not finds everything, also where it has fields: a field
 * without an operation, an empty list, or alternatives of which one is empty.
 */
export function isNarrowing({ comparisons, variables, containsAll, alternatives }: Filter): boolean {
  return (
    comparisons.some(({ operations }) => operations.length > 0) ||
    variables.length > 0 ||
    containsAll.some(({ values }) => values.length > 0) ||
    (alternatives.length > 0 && alternatives.every(isNarrowing))
  );
}
