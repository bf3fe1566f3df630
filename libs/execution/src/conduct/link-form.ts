import type { UserTaskDefinition } from '@vorgang/bpmn';
import { describeMissing } from './describe-missing.js';
import { describe, type Element, type Execution } from './execution.js';
import { failure, success, type Outcome } from './outcome.js';

/**
 * The version of the form that the task is shown with, chosen when the task is created.
 * Source: Camunda 8 documentation, "Resource binding" and "User tasks", section "User task forms".
 *
 * @returns the key of the form; undefined where the task has none or nobody looks at forms
 */
export function linkForm(
  execution: Execution,
  element: Element,
  { formId, formBinding }: UserTaskDefinition,
): Outcome<string | undefined> {
  const { resources } = execution.context;
  if (formId === undefined || resources.form === undefined) return success(undefined);
  const form = resources.form(formId, formBinding, execution.draft.state.processDefinitionKey);
  if (form !== undefined) return success(form.formKey);
  return failure(
    'FORM_NOT_FOUND',
    `${describe(element.node)} shows the form "${formId}"${describeMissing(formBinding)}`,
  );
}
