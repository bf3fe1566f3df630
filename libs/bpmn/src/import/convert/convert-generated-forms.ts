import { attributeOf, childElements, type XmlElement } from '../../xml/xml-tree.js';
import type { ElementConversion } from '../element-conversion.js';

type Component = Record<string, unknown>;

/** What is done with a field: its component, and the things of it that a person must add. */
interface ConvertedField {
  readonly component: Component;
  readonly open: readonly { readonly item: XmlElement; readonly reason: string }[];
}

/** Version of the form-js schema that the forms are written in. */
const SCHEMA_VERSION = 19;

const KEY = /^[\p{L}_][\p{L}\p{N}_]*$/u;

/**
 * Forms that the other engine generates: `camunda:formData` with its fields, or the `formProperty` of Activiti and
 * Flowable. They become a form file of their own, which the task links by its id.
 */
export function convertGeneratedForms(conversion: ElementConversion): void {
  const data = conversion.extensions('formData');
  const properties = conversion.extensions('formProperty');
  const sources = [...data, ...properties];
  if (sources.length === 0) return;
  const fields = [...data.flatMap((one) => fieldsIn(one, 'formField')), ...properties];
  const obstacle = obstacleOf(conversion, fields);
  if (obstacle !== undefined) {
    for (const source of sources) conversion.needsWork(source, 'form-needs-work', obstacle);
    return;
  }
  const converted = fields.map(convertField);
  const formId = formIdOf(conversion);
  conversion.set('formDefinition', { formId });
  for (const source of sources) {
    conversion.converted(source, 'generated-form-converted', `${formId}.form`);
    const key = source.attributes.find(({ localName }) => localName === 'businessKey');
    if (key !== undefined) conversion.open(key, 'form-business-key-needs-work');
  }
  for (const { item, reason } of converted.flatMap(({ open }) => open)) {
    conversion.open(item, 'form-field-needs-work', reason);
  }
  conversion.addForm({
    formId,
    resourceName: `${formId}.form`,
    content: `${JSON.stringify(
      {
        type: 'default',
        id: formId,
        schemaVersion: SCHEMA_VERSION,
        components: converted.map(({ component }) => component),
      },
      null,
      2,
    )}\n`,
  });
}

function fieldsIn(data: XmlElement, name: string): readonly XmlElement[] {
  return childElements(data).filter(({ localName }) => localName === name);
}

function obstacleOf(conversion: ElementConversion, fields: readonly XmlElement[]): string | undefined {
  const { element } = conversion;
  if (conversion.has('formDefinition') || conversion.attribute('formKey') !== undefined)
    return 'The element has another form as well.';
  if (element.localName === 'startEvent' && conversion.hasEventDefinition)
    return 'An event with a trigger shows no form.';
  if (fields.length === 0) return 'It has no field.';
  const keys = fields.map(keyOf);
  const wrong = keys.find((key) => !KEY.test(key));
  if (wrong !== undefined) return `"${wrong}" is no name for a variable.`;
  const twice = keys.find((key, index) => keys.indexOf(key) !== index);
  return twice === undefined ? undefined : `Two fields are called "${twice}".`;
}

/** Ids of forms count for the whole tenant: the process belongs into it. */
function formIdOf({ processId, reported }: ElementConversion): string {
  const id = `${processId}-${reported.id}`.replace(/[^\p{L}\p{N}_.-]/gu, '_');
  return /^[\p{L}_]/u.test(id) ? id : `_${id}`;
}

function keyOf(field: XmlElement): string {
  return attributeOf(field, 'variable') ?? attributeOf(field, 'id') ?? '';
}

function convertField(field: XmlElement): ConvertedField {
  const key = keyOf(field);
  const label = attributeOf(field, 'label') ?? attributeOf(field, 'name') ?? key;
  const hasExpression = /[$#]\{/.test(label);
  const typed = typedParts(field);
  const constraints = constraintsOf(field, typed.kind);
  const initial = defaultOf(field, typed.kind);
  return {
    component: {
      type: typed.kind,
      id: `field_${key}`,
      key,
      ...(typed.kind === 'datetime'
        ? { subtype: 'date', dateLabel: hasExpression ? key : label }
        : { label: hasExpression || label.startsWith('=') ? key : label }),
      ...typed.parts,
      ...(Object.keys(constraints.validate).length === 0 ? {} : { validate: constraints.validate }),
      ...(initial.value === undefined ? {} : { defaultValue: initial.value }),
    },
    open: [
      ...(hasExpression ? [{ item: field, reason: 'Its label is an expression; write a fixed one.' }] : []),
      ...typed.open,
      ...constraints.open,
      ...initial.open,
    ],
  };
}

type Kind = 'textfield' | 'number' | 'checkbox' | 'datetime' | 'select';

function typedParts(field: XmlElement): {
  readonly kind: Kind;
  readonly parts: Component;
  readonly open: ConvertedField['open'];
} {
  const type = (attributeOf(field, 'type') ?? 'string').toLowerCase();
  switch (type) {
    case 'string':
      return { kind: 'textfield', parts: {}, open: [] };
    case 'long':
    case 'integer':
    case 'int':
    case 'short':
      return { kind: 'number', parts: {}, open: [] };
    case 'double':
    case 'float':
    case 'decimal':
      return { kind: 'number', parts: { decimalDigits: 2 }, open: [] };
    case 'boolean':
      return { kind: 'checkbox', parts: {}, open: [] };
    case 'date':
      return { kind: 'datetime', parts: {}, open: dateReason(field) };
    case 'enum':
      return selection(field);
    default:
      return {
        kind: 'textfield',
        parts: {},
        open: [{ item: field, reason: `Its type "${type}" is unknown here; it is a text now.` }],
      };
  }
}

function dateReason(field: XmlElement): ConvertedField['open'] {
  return /[Hh]/.test(attributeOf(field, 'datePattern') ?? '')
    ? [{ item: field, reason: 'It asks for a time; here it asks for the day.' }]
    : [];
}

function selection(field: XmlElement): {
  readonly kind: Kind;
  readonly parts: Component;
  readonly open: ConvertedField['open'];
} {
  const values = fieldsIn(field, 'value').map((choice) => {
    const value = attributeOf(choice, 'id') ?? '';
    return { value, label: attributeOf(choice, 'name') ?? value };
  });
  if (values.length > 0 && values.every(({ value, label }) => value.trim() !== '' && label.trim() !== ''))
    return { kind: 'select', parts: { values }, open: [] };
  return {
    kind: 'textfield',
    parts: {},
    open: [{ item: field, reason: 'It has no fixed choices; it is a text now.' }],
  };
}

/** Constraints of Camunda as `<constraint name config>`, of Activiti as attributes. */
function constraintsOf(
  field: XmlElement,
  kind: Kind,
): { readonly validate: Component; readonly open: ConvertedField['open'] } {
  const validate: Component = {};
  const open: { item: XmlElement; reason: string }[] = [];
  const holders = fieldsIn(field, 'validation').flatMap((one) => fieldsIn(one, 'constraint'));
  for (const item of holders) {
    const name = attributeOf(item, 'name') ?? '';
    const config = attributeOf(item, 'config') ?? '';
    const rule = CONSTRAINTS[name];
    const number = Number(config);
    if (name === 'required') setRequired(validate, kind, config !== 'false');
    else if (rule?.kinds.includes(kind) === true && config.trim() !== '' && Number.isFinite(number))
      validate[rule.property] = number;
    else open.push({ item, reason: `Add the rule "${name}" of the field "${keyOf(field)}" to the form.` });
  }
  if (attributeOf(field, 'required') === 'true') setRequired(validate, kind, true);
  if (attributeOf(field, 'writable') === 'false' || attributeOf(field, 'readable') === 'false')
    open.push({
      item: field,
      reason: 'It may not be read or not be written; form fields here are open to both.',
    });
  for (const item of fieldsIn(field, 'properties'))
    open.push({
      item,
      reason: `Properties of the field "${keyOf(field)}" were for the program that shows the form.`,
    });
  return { validate, open };
}

const CONSTRAINTS: Readonly<
  Record<string, { readonly property: string; readonly kinds: readonly Kind[] } | undefined>
> = {
  minlength: { property: 'minLength', kinds: ['textfield'] },
  maxlength: { property: 'maxLength', kinds: ['textfield'] },
  min: { property: 'min', kinds: ['number'] },
  max: { property: 'max', kinds: ['number'] },
};

/** A box that must be ticked is something else than one that must be answered. */
function setRequired(validate: Component, kind: Kind, isRequired: boolean): void {
  if (isRequired && kind !== 'checkbox') validate.required = true;
}

function defaultOf(
  field: XmlElement,
  kind: Kind,
): { readonly value?: unknown; readonly open: ConvertedField['open'] } {
  const text = attributeOf(field, 'defaultValue') ?? attributeOf(field, 'default');
  const computed =
    attributeOf(field, 'expression') ?? (text !== undefined && /[$#]\{/.test(text) ? text : undefined);
  if (computed !== undefined) {
    const reason = `Give the variable "${keyOf(field)}" the value of ${computed} before the task, by an input mapping.`;
    return { open: [{ item: field, reason }] };
  }
  if (text === undefined || text === '') return { open: [] };
  switch (kind) {
    case 'number':
      return Number.isFinite(Number(text)) ? { value: Number(text), open: [] } : wrongDefault(field, text);
    case 'checkbox':
      return { value: text === 'true', open: [] };
    case 'datetime':
      return /^\d{4}-\d{2}-\d{2}$/.test(text) ? { value: text, open: [] } : wrongDefault(field, text);
    case 'textfield':
    case 'select':
      return { value: text, open: [] };
  }
}

function wrongDefault(item: XmlElement, text: string): { readonly open: ConvertedField['open'] } {
  return { open: [{ item, reason: `Its default "${text}" does not fit; set one in the form.` }] };
}
