import type { ElementTemplate, TemplateProperty } from '@vorgang/connectors';
import { icons } from './icons.js';

const schema = 'https://unpkg.com/@camunda/zeebe-element-templates-json-schema/resources/schema.json';
const hmac = { property: 'inbound.verification', oneOf: ['hmac'] };

function property(
  name: string,
  words: Omit<TemplateProperty, 'binding' | 'type' | 'id' | 'group'> & { readonly type?: string },
): TemplateProperty {
  return {
    id: `inbound.${name}`,
    group: 'webhook',
    type: 'String',
    ...words,
    binding: { type: 'zeebe:property', name: `inbound.${name}` },
  };
}

const commonProperties: readonly TemplateProperty[] = [
  { type: 'Hidden', value: 'vorgang:webhook-in', binding: { type: 'zeebe:property', name: 'inbound.type' } },
  property('path', {
    label: 'Name in der Adresse',
    description: 'Die Adresse ist /api/webhooks/in/ und dieser Name.',
    constraints: { notEmpty: true },
  }),
  property('verification', {
    label: 'Prüfung des Absenders',
    type: 'Dropdown',
    value: 'hmac',
    choices: [
      { name: 'HMAC-SHA256 in einer Kopfzeile (wie GitHub)', value: 'hmac' },
      { name: 'HTTP Message Signatures, Geheimnis (RFC 9421)', value: 'signature-hmac' },
      { name: 'HTTP Message Signatures, öffentlicher Schlüssel (RFC 9421)', value: 'signature-ed25519' },
    ],
  }),
  property('secret', {
    label: 'Geheimnis oder öffentlicher Schlüssel',
    description: '{{secrets.NAME}} steht für ein Geheimnis der Installation.',
    constraints: { notEmpty: true },
  }),
  property('signatureHeader', {
    label: 'Kopfzeile der Signatur',
    value: 'X-Hub-Signature-256',
    optional: true,
    condition: hmac,
  }),
  property('timestampHeader', {
    label: 'Kopfzeile des Zeitstempels',
    description: 'Sekunden seit 1970. Unterschrieben sind dann Zeitstempel, Punkt und Inhalt.',
    optional: true,
    condition: hmac,
  }),
  property('variables', {
    label: 'Variablen',
    description: 'FEEL-Kontext aus body und headers. Leer: alles in der Variablen body.',
    type: 'Text',
    feel: 'required',
    optional: true,
  }),
];

/** Templates for events that begin or go on with a signed request from outside (`POST /api/webhooks/in/{path}`). */
export const inboundWebhookTemplates: readonly ElementTemplate[] = [
  template('vorgang:webhook-in:start', 'Webhook beginnt Prozess', { value: 'bpmn:StartEvent' }, []),
  template(
    'vorgang:webhook-in:message-start',
    'Webhook sendet Nachricht (Beginn)',
    { value: 'bpmn:StartEvent', eventDefinition: 'bpmn:MessageEventDefinition' },
    messageProperties(false),
  ),
  template(
    'vorgang:webhook-in:catch',
    'Webhook sendet Nachricht',
    { value: 'bpmn:IntermediateCatchEvent', eventDefinition: 'bpmn:MessageEventDefinition' },
    messageProperties(true),
  ),
];

function messageProperties(hasKey: boolean): readonly TemplateProperty[] {
  return [
    {
      id: 'messageName',
      label: 'Name der Nachricht',
      group: 'message',
      type: 'String',
      binding: { type: 'bpmn:Message#property', name: 'name' },
      constraints: { notEmpty: true },
    },
    ...(hasKey
      ? [
          {
            id: 'subscriptionKey',
            label: 'Schlüssel im Prozess',
            description: 'FEEL aus den Variablen des Prozesses.',
            group: 'message',
            type: 'String',
            feel: 'required',
            binding: { type: 'bpmn:Message#zeebe:subscription#property', name: 'correlationKey' },
            constraints: { notEmpty: true },
          } as const,
        ]
      : []),
    property('correlationKey', {
      label: 'Schlüssel in der Anfrage',
      description: 'FEEL aus body und headers, zum Beispiel =body.nummer.',
      feel: 'required',
      optional: true,
    }),
    property('messageId', {
      label: 'Kennung der Nachricht',
      description: 'FEEL aus body und headers: gleiche Kennung, gleiche Nachricht.',
      feel: 'required',
      optional: true,
    }),
  ];
}

function template(
  id: string,
  name: string,
  elementType: ElementTemplate['elementType'],
  properties: readonly TemplateProperty[],
): ElementTemplate {
  return {
    $schema: schema,
    id,
    name,
    version: 1,
    description: 'Nimmt eine unterschriebene Anfrage eines anderen Systems an.',
    appliesTo: ['bpmn:Event'],
    elementType,
    category: { id: 'connectors', name: 'Bausteine' },
    icon: { contents: `data:image/svg+xml;base64,${Buffer.from(icons.send).toString('base64')}` },
    groups: [
      { id: 'webhook', label: 'Webhook' },
      ...(properties.length === 0 ? [] : [{ id: 'message', label: 'Nachricht' }]),
    ],
    properties: [...commonProperties, ...properties],
  };
}
