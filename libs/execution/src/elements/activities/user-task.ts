import type { TaskNode } from '@vorgang/bpmn';
import { evaluateUserTask } from '../../conduct/evaluate-user-task.js';
import { emit, nextKey } from '../../conduct/execution.js';
import { success } from '../../conduct/outcome.js';
import { unexpectedWork } from '../../conduct/unexpected-work.js';
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
    return success(() =>
      emit(execution, {
        kind: 'userTaskCreated',
        userTaskKey: nextKey<UserTaskKey>(execution),
        elementInstanceKey: element.key,
        elementId: node.id,
        name: node.name ?? node.id,
        formId: definition.formId ?? null,
        headers: definition.headers,
        ...evaluated.value,
      }),
    );
  },
};
