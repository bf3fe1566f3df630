import type { EventNode, ExecutableProcess, Expression, FlowNode } from '@vorgang/bpmn';
import { CLUSTER_VARIABLES, type ProcessDefinitionKey } from '@vorgang/execution';
import { type InboundVerification, type InboundWebhook, inboundWebhookType } from './inbound-webhook.js';

/** The events of a process that take requests from outside. What is incomplete takes none. */
export function readInboundWebhooks(
  process: ExecutableProcess,
  processDefinitionKey: ProcessDefinitionKey,
): readonly InboundWebhook[] {
  return [...process.nodes.values()].flatMap((node) => {
    const { properties } = node;
    if (properties['inbound.type'] !== inboundWebhookType) return [];
    const effect = effectOf(node, processDefinitionKey);
    const path = properties['inbound.path']?.trim() ?? '';
    const secret = properties['inbound.secret']?.trim() ?? '';
    if (effect === null || path === '' || secret === '') return [];
    return [
      {
        path,
        secret,
        effect,
        verification: verificationOf(properties),
        correlationKey: said(properties['inbound.correlationKey']),
        messageId: said(properties['inbound.messageId']),
        variables: said(properties['inbound.variables']),
      },
    ];
  });
}

function effectOf(
  node: FlowNode,
  processDefinitionKey: ProcessDefinitionKey,
): InboundWebhook['effect'] | null {
  if (!isEvent(node)) return null;
  const [definition] = node.definitions;
  if (definition === undefined)
    return node.elementType === 'START_EVENT' ? { kind: 'start', processDefinitionKey } : null;
  if (definition.kind !== 'message') return null;
  const { name } = definition.message;
  return isKnownWithoutInstance(name) ? { kind: 'message', messageName: name } : null;
}

function isKnownWithoutInstance(name: Expression): boolean {
  return (
    name.kind === 'static' || name.expression.references.every((reference) => reference === CLUSTER_VARIABLES)
  );
}

function isEvent(node: FlowNode): node is EventNode {
  return 'definitions' in node;
}

function verificationOf(properties: Readonly<Record<string, string>>): InboundVerification {
  switch (properties['inbound.verification']) {
    case 'signature-hmac':
      return { kind: 'message-signature', algorithm: 'hmac-sha256' };
    case 'signature-ed25519':
      return { kind: 'message-signature', algorithm: 'ed25519' };
    default:
      return {
        kind: 'hmac',
        signatureHeader: (said(properties['inbound.signatureHeader']) ?? 'X-Hub-Signature-256').toLowerCase(),
        timestampHeader: said(properties['inbound.timestampHeader'])?.toLowerCase() ?? null,
      };
  }
}

function said(text: string | undefined): string | null {
  const trimmed = text?.trim() ?? '';
  return trimmed === '' ? null : trimmed;
}
