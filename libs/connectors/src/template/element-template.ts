import { commonFields, outcomeGroup } from '../definition/common-fields.js';
import type { AnswerParts } from '../definition/answer-part.js';
import type { ConnectorDefinition } from '../definition/define-connector.js';
import type { Field, Fields } from '../definition/field.js';
import type { ElementTemplate, TemplateProperty } from './template-types.js';

const schema = 'https://unpkg.com/@camunda/zeebe-element-templates-json-schema/resources/schema.json';

/** What the modeller offers for a connector: made from its definition, so the two cannot differ. */
export function elementTemplate<Of extends Fields, Out extends AnswerParts, Services>(
  definition: ConnectorDefinition<Of, Out, Services>,
): ElementTemplate {
  const fields = { ...definition.fields, ...commonFields };
  return {
    $schema: schema,
    id: definition.type,
    name: definition.name,
    version: definition.version,
    description: definition.description,
    appliesTo: ['bpmn:Task'],
    elementType: { value: 'bpmn:ServiceTask' },
    category: { id: 'connectors', name: 'Bausteine' },
    icon: { contents: `data:image/svg+xml;base64,${Buffer.from(definition.icon).toString('base64')}` },
    groups: [...definition.groups, { id: outcomeGroup, label: 'Ergebnis und Fehler' }],
    properties: [
      { type: 'Hidden', value: definition.type, binding: { type: 'zeebe:taskDefinition', property: 'type' } },
      ...Object.entries(fields).map(([name, field]) =>
        name === 'resultVariable'
          ? { ...templateProperty(name, field), description: describeAnswer(definition.answer) }
          : templateProperty(name, field),
      ),
      {
        id: 'retries',
        label: 'Versuche',
        group: outcomeGroup,
        type: 'String',
        value: '3',
        feel: 'optional',
        binding: { type: 'zeebe:taskDefinition', property: 'retries' },
      },
      {
        id: 'retryBackoff',
        label: 'Pause vor neuem Versuch',
        description:
          'Zum Beispiel PT10S (immer 10 Sekunden), PT1S,PT10S,PT1M oder PT1S*2..PT10M (jedes Mal doppelt, höchstens 10 Minuten). Leer: von 2 Sekunden verdoppelnd bis 5 Minuten.',
        group: outcomeGroup,
        type: 'String',
        optional: true,
        binding: { type: 'zeebe:taskHeader', key: 'retryBackoff' },
      },
    ],
  };
}

function describeAnswer(answer: AnswerParts): string {
  const parts = Object.entries(answer).map(([name, { description }]) => `${name} (${description})`);
  return `In dieser Variable steht die ganze Antwort: ${parts.join(', ')}.`;
}

function templateProperty(name: string, { place, appearance }: Field<unknown>): TemplateProperty {
  const { label, description, group, control, feel, choices, value, isRequired, condition } = appearance;
  const isOptional = !isRequired && control !== 'Dropdown';
  return {
    id: name,
    label,
    ...(description === undefined ? {} : { description }),
    group,
    type: control,
    ...(feel === undefined ? {} : { feel }),
    ...(isOptional ? { optional: true } : {}),
    ...(value === undefined ? {} : { value }),
    ...(choices === undefined ? {} : { choices }),
    binding: place === 'input' ? { type: 'zeebe:input', name } : { type: 'zeebe:taskHeader', key: name },
    ...(isRequired && control !== 'Dropdown' ? { constraints: { notEmpty: true } } : {}),
    ...(condition === undefined ? {} : { condition: { property: condition.field, oneOf: condition.oneOf } }),
  };
}
