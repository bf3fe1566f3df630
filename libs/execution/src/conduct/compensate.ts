import type { ElementId, EventNode } from '@vorgang/bpmn';
import type { ElementInstanceKey } from '../keys.js';
import type { CompensationRecord, PendingCompensation } from '../state/execution-state.js';
import { placeToken } from './activate-element.js';
import { emit, nodeOf, type Element, type Execution } from './execution.js';
import { compensationEventSubProcess } from './register-compensation.js';
import { mergeVariables } from './write-variables.js';

/**
 * Begins to undo what was done in the scope of a compensation event, or one activity of it. The event waits until all
 * handlers are done; they run in reverse order of completion, each after the one before.
 * Source: BPMN 2.0.2 section 10.7 and 13.5.5.
 *
 * @returns whether there was anything to undo
 */
export function startCompensation(
  execution: Execution,
  thrower: Element<EventNode>,
  activityId?: ElementId,
): boolean {
  const scopeKeys = scopesToCompensate(execution, thrower);
  const records = scopeKeys.flatMap((key) => execution.draft.instance(key)?.compensations ?? []);
  const chosen = activityId === undefined ? records : records.filter((one) => one.activityId === activityId);
  if (chosen.length === 0) return false;
  emit(execution, {
    kind: 'compensationStarted',
    elementInstanceKey: thrower.key,
    scopeKeys,
    ...(activityId === undefined ? {} : { activityId }),
    handlers: handlersOf(chosen),
  });
  continueCompensation(execution, thrower);
  return true;
}

/**
 * Runs the next handler as soon as the one before is done.
 *
 * @returns whether all handlers are done
 */
export function continueCompensation(execution: Execution, thrower: Element<EventNode>): boolean {
  if (execution.draft.childCount(thrower.key) > 0) return false;
  const [next] = execution.draft.instance(thrower.key)?.pendingCompensations ?? [];
  if (next === undefined) return true;
  const key = placeToken(execution, nodeOf(execution, next.handlerId), thrower.key, []);
  emit(execution, {
    kind: 'compensationHandlerStarted',
    elementInstanceKey: thrower.key,
    handlerInstanceKey: key,
  });
  // They were there when the activity ran, so they are not too large now.
  if (next.variables !== undefined) mergeVariables(execution, key, next.variables, 'local');
  return false;
}

/** The scope of the event; in an event sub-process, the scope that this handles as well. */
function scopesToCompensate(
  execution: Execution,
  thrower: Element<EventNode>,
): readonly ElementInstanceKey[] {
  const keys: ElementInstanceKey[] = [];
  for (let key = thrower.scopeKey; key !== null;) {
    const scope = execution.draft.instance(key);
    if (scope === undefined) break;
    // What is inside an event sub-process was done after what was done around it.
    keys.unshift(key);
    if (scope.elementType !== 'EVENT_SUB_PROCESS' || undoesItsScope(execution, scope.elementId)) break;
    key = scope.scopeKey;
  }
  return keys;
}

function undoesItsScope(execution: Execution, eventSubProcessId: ElementId): boolean {
  const { scopeId } = nodeOf(execution, eventSubProcessId);
  return compensationEventSubProcess(execution, scopeId) === eventSubProcessId;
}

/** Handlers in the order in which they run: the last completed activity's first. */
function handlersOf(
  records: readonly CompensationRecord[],
  outer: CompensationRecord['variables'] = {},
): readonly PendingCompensation[] {
  return [...records].reverse().flatMap((record): readonly PendingCompensation[] => {
    const variables = { ...outer, ...record.variables };
    if (record.handlerId === undefined) return handlersOf(record.inner ?? [], variables);
    return [
      {
        activityId: record.activityId,
        handlerId: record.handlerId,
        ...(Object.keys(variables).length === 0 ? {} : { variables }),
        ...(record.inner === undefined ? {} : { inner: record.inner }),
      },
    ];
  });
}
