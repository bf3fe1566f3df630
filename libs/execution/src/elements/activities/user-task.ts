import type { TaskNode, UserTaskDefinition } from '@vorgang/bpmn';
import { evaluateUserTask, type EvaluatedUserTask } from '../../conduct/evaluate-user-task.js';
import { emit, nextKey, type Element, type Execution } from '../../conduct/execution.js';
import { success } from '../../conduct/outcome.js';
import { unexpectedWork } from '../../conduct/unexpected-work.js';
import { isListenedTo } from '../../conduct/task-listeners.js';
import { beginTransition } from '../../conduct/user-task-transition.js';
import type { UserTaskKey } from '../../keys.js';
import type { ElementBehaviour } from '../element-behaviour.js';

/** Waits for a person. BPMN 2.0.2 section 10.3.4 and 13.3.3. */
export const userTask: ElementBehaviour<TaskNode> = {
  prepare(execution, element) {
    const { node } = element;
    if (node.work.kind !== 'userTask') return unexpectedWork(node);
    const definition = node.work.userTask;
    const evaluated = evaluateUserTask(execution, element, definition);
    if (!evaluated.ok) return evaluated;
    return success(() => createTask(execution, element, definition, evaluated.value));
  },
};

/** Its listeners are asked when it is created, and again when the model gives it to someone. */
function createTask(
  execution: Execution,
  element: Element<TaskNode>,
  { formId, headers, listeners }: UserTaskDefinition,
  { assignee, ...evaluated }: EvaluatedUserTask,
): void {
  const { node } = element;
  const { globalTaskListeners = [] } = execution.context;
  const isAsked = assignee !== null && isListenedTo(execution, element, 'ASSIGNING');
  emit(execution, {
    kind: 'userTaskCreated',
    userTaskKey: nextKey<UserTaskKey>(execution),
    elementInstanceKey: element.key,
    elementId: node.id,
    name: node.name ?? node.id,
    formId: formId ?? null,
    headers,
    assignee: isAsked ? null : assignee,
    ...evaluated,
    ...(listeners === undefined && globalTaskListeners.length === 0 ? {} : { hasListeners: true }),
  });
  beginTransition(execution, element, {
    eventType: 'CREATING',
    attributes: {},
    action: 'create',
    ...(isAsked ? { assignsTo: assignee } : {}),
  });
}
