import { commonFields, outcomeGroup } from '../definition/common-fields.js';
import type { ConnectorDefinition } from '../definition/define-connector.js';
import type { Field, Fields } from '../definition/field.js';
import type { ElementTemplate, TemplateProperty } from './template-types.js';

const schema = 'https://unpkg.com/@camunda/zeebe-element-templates-json-schema/resources/schema.json';

/** What the modeller offers for a connector: made from its definition, so the two cannot differ. */
export function elementTemplate<Of extends Fields, Services>(
  definition: ConnectorDefinition<Of, Services>,
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
      ...Object.entries(fields).map(([name, field]) => templateProperty(name, field)),
      {
        id: 'retries',
        label: 'Versuche',
        group: outcomeGroup,
        type: 'String',
        value: '3',
        feel: 'optional',
        binding: { type: 'zeebe:taskDefinition', property: 'retries' },
      },
    ],
  };
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
