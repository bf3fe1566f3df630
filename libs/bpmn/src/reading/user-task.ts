import { extension, text, type ModdleElement } from '../document/moddle-element.js';
import type { ResourceBinding, UserTaskDefinition } from '../graph/executable-process.js';
import { readHeaders } from './data-mappings.js';
import type { ExpressionReader } from './expression-reader.js';
import { readTaskListeners } from './listeners.js';

/** Work of a person, from `zeebe:userTask` and the definitions beside it. */
export function readUserTask(element: ModdleElement, expressions: ExpressionReader): UserTaskDefinition {
  const assignment = extension(element, 'zeebe:AssignmentDefinition');
  const schedule = extension(element, 'zeebe:TaskSchedule');
  const priority = extension(element, 'zeebe:PriorityDefinition');
  const form = extension(element, 'zeebe:FormDefinition');
  const listeners = readTaskListeners(element, expressions);
  const read = (holder: ModdleElement | undefined, property: string, place: string) =>
    expressions.optionalValue(element, place, holder && text(holder, property));
  return {
    assignee: read(assignment, 'assignee', 'assignee'),
    candidateUsers: read(assignment, 'candidateUsers', 'candidate users'),
    candidateGroups: read(assignment, 'candidateGroups', 'candidate groups'),
    dueDate: read(schedule, 'dueDate', 'due date'),
    followUpDate: read(schedule, 'followUpDate', 'follow-up date'),
    priority: read(priority, 'priority', 'priority'),
    formId: form && text(form, 'formId'),
    formBinding: readBinding(form),
    externalFormReference: read(form, 'externalReference', 'external form reference'),
    headers: readHeaders(element),
    ...(listeners !== undefined && { listeners }),
  };
}

/** Which version of a form or decision is meant; the newest unless the model says otherwise. */
export function readBinding(holder: ModdleElement | undefined): ResourceBinding {
  const kind = holder && text(holder, 'bindingType');
  if (kind === 'deployment') return { kind: 'deployment' };
  if (kind === 'versionTag')
    return { kind: 'versionTag', versionTag: (holder && text(holder, 'versionTag')) ?? '' };
  return { kind: 'latest' };
}
