import type { JsonObject } from '@vorgang/feel';
import { findDocumentProblem } from '../conduct/check-document.js';
import type { Execution } from '../conduct/execution.js';
import { DEFAULT_VARIABLE_LIMIT, variableGrowth } from '../conduct/variable-size.js';
import type { MergeMode } from '../conduct/write-variables.js';
import type { ElementInstanceKey } from '../keys.js';
import type { Rejection } from '../step.js';
import { reject } from './command-handler.js';

/**
 * Refuses variables that cannot be stored faithfully: names that reach into prototypes, numbers that a double does
 * not hold exactly, nesting without end, and more data than an instance may hold.
 *
 * @param scopeKey where they will be merged, so that what they replace is not counted twice
 */
export function refusePayload(
  execution: Execution,
  scopeKey: ElementInstanceKey,
  variables: JsonObject,
  mode: MergeMode,
): Rejection | null {
  const problem = findDocumentProblem(variables);
  if (problem !== null) return reject('INVALID_ARGUMENT', problem);
  const limit = execution.context.variableLimit ?? DEFAULT_VARIABLE_LIMIT;
  const growth = variableGrowth(execution.draft, scopeKey, variables, mode);
  // What does not grow is welcome even where a lowered limit is already passed.
  if (growth <= 0) return null;
  const size = execution.draft.variableBytes() + growth;
  if (size <= limit) return null;
  return reject(
    'INVALID_ARGUMENT',
    `The variables of process instance ${execution.draft.state.processInstanceKey} would take ${size} bytes, but the ` +
      `limit is ${limit}. Store large data as documents and send only references in variables.`,
  );
}
