import type { ElementTemplate, TemplateProperty } from '@vorgang/connectors';
import { icons } from './icons.js';

const schema = 'https://unpkg.com/@camunda/zeebe-element-templates-json-schema/resources/schema.json';

interface CaseWork {
  /** The job type, also the id of the template. */
  readonly type: string;
  readonly name: string;
  readonly description: string;
  readonly icon: string;
  readonly properties: readonly TemplateProperty[];
}

const caseId = input('caseId', 'Vorgang', '=fall.caseId');

/** Templates for the work on cases that every procedure shares. */
export const caseWorkTemplates: readonly ElementTemplate[] = [
  template({
    type: 'vorgang:payment-request',
    name: 'Zahlung anfordern',
    description: 'Fordert eine Zahlung an. Die Seite zum Bezahlen steht danach in der Variablen payment.',
    icon: icons.payment,
    properties: [caseId, input('amountCents', 'Betrag in Cent'), input('purpose', 'Verwendungszweck')],
  }),
  template({
    type: 'vorgang:payment-cancel',
    name: 'Zahlung zurücknehmen',
    description:
      'Nimmt offene Zahlungen des Vorgangs zurück. Ist das Geld schon da: PAYMENT_ALREADY_RECEIVED.',
    icon: icons.payment,
    properties: [caseId],
  }),
  template({
    type: 'vorgang:notice',
    name: 'Mitteilung',
    description: 'Teilt der antragstellenden Person etwas mit: im Portal und per E-Mail.',
    icon: icons.envelope,
    properties: [
      caseId,
      {
        id: 'template',
        label: 'Vorlage',
        description: 'Name einer Vorlage in der Mappe des Verfahrens.',
        group: 'work',
        type: 'String',
        binding: { type: 'zeebe:taskHeader', key: 'template' },
        constraints: { notEmpty: true },
      },
      input('recipient', 'E-Mail-Adresse', undefined, true),
      input('reason', 'Begründung', undefined, true),
    ],
  }),
  template({
    type: 'vorgang:close-case',
    name: 'Vorgang abschließen',
    description: 'Schließt den Vorgang mit einem Ausgang ab.',
    icon: icons.letter,
    properties: [
      caseId,
      {
        id: 'outcome',
        label: 'Ausgang',
        group: 'work',
        type: 'Dropdown',
        value: 'GRANTED',
        choices: [
          { name: 'Bewilligt', value: 'GRANTED' },
          { name: 'Abgelehnt', value: 'REFUSED' },
          { name: 'Ohne Entscheidung', value: 'CLOSED' },
        ],
        binding: { type: 'zeebe:taskHeader', key: 'outcome' },
      },
    ],
  }),
  template({
    type: 'vorgang:certificate',
    name: 'Bescheinigung nach § 43 IfSG',
    description: 'Stellt die Bescheinigung als PDF mit Prüfcode aus.',
    icon: icons.letter,
    properties: [caseId, input('antrag', 'Antrag', '=antrag')],
  }),
];

function input(name: string, label: string, value?: string, isOptional = false): TemplateProperty {
  return {
    id: name,
    label,
    group: 'work',
    type: 'String',
    feel: 'optional',
    ...(isOptional ? { optional: true } : { constraints: { notEmpty: true } }),
    ...(value === undefined ? {} : { value }),
    binding: { type: 'zeebe:input', name },
  };
}

function template({ type, name, description, icon, properties }: CaseWork): ElementTemplate {
  return {
    $schema: schema,
    id: type,
    name,
    version: 1,
    description,
    appliesTo: ['bpmn:Task'],
    elementType: { value: 'bpmn:ServiceTask' },
    category: { id: 'casework', name: 'Vorgangsbearbeitung' },
    icon: { contents: `data:image/svg+xml;base64,${Buffer.from(icon).toString('base64')}` },
    groups: [{ id: 'work', label: 'Eingaben' }],
    properties: [
      { type: 'Hidden', value: type, binding: { type: 'zeebe:taskDefinition', property: 'type' } },
      ...properties,
    ],
  };
}
