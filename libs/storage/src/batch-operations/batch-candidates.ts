import { all, filterCondition } from '../search/conditions.js';
import { InvalidSearchError } from '../search/invalid-search-error.js';
import { isNarrowing } from '../search/is-narrowing.js';
import type { Parameters } from '../search/parameters.js';
import { parseSearchRequest } from '../search/parse-search-request.js';
import { columnIn } from '../search/restrictions.js';
import type { Filter } from '../search/search-request.js';
import type { BatchOperationType } from './batch-operation.js';
import { subjectOf } from './batch-subject.js';

export interface BatchCandidates {
  readonly operationType: BatchOperationType;
  /** A filter of the search for what the operation means. */
  readonly filter: object;
  /** The processes, or the decisions; null: all. */
  readonly permittedProcessIds: readonly string[] | null;
}

/**
 * The condition on what a batch operation means.
 * @throws InvalidSearchError naming what is wrong in the filter
 */
export function batchCandidates(batch: BatchCandidates, parameters: Parameters): string {
  const subject = subjectOf(batch.operationType);
  return all([
    filterCondition(subject.search, batchFilter(batch.operationType, batch.filter), parameters),
    subject.possible,
    ...(batch.permittedProcessIds === null
      ? []
      : [columnIn(subject.permittedBy, batch.permittedProcessIds)(parameters, subject.search)]),
  ]);
}

/**
 * The filter of a batch operation, which has to ask for something: an empty one would mean everything there is.
 * @throws InvalidSearchError naming what is wrong in it
 */
export function batchFilter(operationType: BatchOperationType, filter: object): Filter {
  const parsed = parseSearchRequest(subjectOf(operationType).search, { filter }).filter;
  if (isNarrowing(parsed)) return parsed;
  const message = 'The filter is empty, and would mean everything. Name at least one field, with a value.';
  throw new InvalidSearchError([{ field: 'filter', message }]);
}
