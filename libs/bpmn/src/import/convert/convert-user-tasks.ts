import type { ElementConversion } from '../element-conversion.js';
import { convertGeneratedForms } from './convert-generated-forms.js';
import { convertJuel, feelValue, zeebeValue } from '../juel/convert-juel.js';
import { feelString } from '../juel/feel-words.js';

/** Who does the task, until when, with which form. */
export function convertUserTasks(conversion: ElementConversion): void {
  if (conversion.element.localName === 'startEvent') convertForm(conversion);
  if (conversion.element.localName !== 'userTask') return;
  conversion.set('userTask');
  conversion.convertAttribute('assignee', 'assignmentDefinition', 'assignee', 'user-task-converted');
  convertList(conversion, 'candidateGroups');
  convertList(conversion, 'candidateUsers');
  conversion.convertAttribute('dueDate', 'taskSchedule', 'dueDate', 'user-task-converted');
  conversion.convertAttribute('followUpDate', 'taskSchedule', 'followUpDate', 'user-task-converted');
  conversion.convertAttribute('priority', 'priorityDefinition', 'priority', 'user-task-converted');
  convertForm(conversion);
}

/** `a, ${b}` is a list of names and expressions; a list without expressions stays as it is. */
function convertList(conversion: ElementConversion, name: string): void {
  const item = conversion.attribute(name);
  if (item === undefined) return;
  const values = splitList(item.value).map((text) => convertJuel(text));
  const impossible = values.find((value) => value.kind === 'impossible');
  if (impossible?.kind === 'impossible') {
    conversion.needsWork(item, 'expression-needs-work', impossible.reason);
    return;
  }
  const possible = values.flatMap((value) => (value.kind === 'impossible' ? [] : [value]));
  const [only] = possible;
  const text = possible.every(({ kind }) => kind === 'static')
    ? item.value
    : possible.length === 1 && only !== undefined
      ? zeebeValue(only)
      : `=[${possible.map((value) => (value.kind === 'feel' ? value.feel : feelString(value.text))).join(', ')}]`;
  conversion.set('assignmentDefinition', { [name]: text });
  conversion.converted(item, 'user-task-converted', `zeebe:assignmentDefinition ${name}="${text}"`);
}

/** At commas outside of expressions. */
function splitList(text: string): readonly string[] {
  return (text.match(/(?:[$#]\{[^}]*\}|[^,])+/g) ?? [])
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

function convertForm(conversion: ElementConversion): void {
  const reference = conversion.attribute('formRef');
  if (
    reference !== undefined &&
    conversion.convertAttribute('formRef', 'formDefinition', 'formId', 'form-converted')
  )
    convertFormBinding(conversion);
  const key = conversion.attribute('formKey');
  if (key !== undefined) convertFormKey(conversion, key.value);
  convertGeneratedForms(conversion);
}

function convertFormBinding(conversion: ElementConversion): void {
  const binding = conversion.attribute('formRefBinding');
  if (binding === undefined) return;
  switch (binding.value) {
    case 'latest':
      return conversion.dropped(binding, 'form-converted');
    case 'deployment':
      conversion.set('formDefinition', { bindingType: 'deployment' });
      return conversion.converted(binding, 'form-converted', 'zeebe:formDefinition bindingType="deployment"');
    default:
      return conversion.needsWork(binding, 'binding-needs-work');
  }
}

/** A key may name a deployed form, a page inside of an application, or anything that a client understands. */
function convertFormKey(conversion: ElementConversion, key: string): void {
  const item = conversion.attribute('formKey');
  if (item === undefined) return;
  if (/^camunda-forms:/.test(key)) return conversion.needsWork(item, 'form-needs-work');
  const value = conversion.convert(item, key);
  if (value === undefined) return;
  const reference = value.kind === 'feel' ? feelValue(value) : zeebeValue(value);
  conversion.set('formDefinition', { externalReference: reference });
  conversion.converted(item, 'external-form', `zeebe:formDefinition externalReference="${reference}"`);
}
