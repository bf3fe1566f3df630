import type { EventNode, ExecutableProcess, Expression } from '@vorgang/bpmn';
import { evaluate, type EvaluationOptions } from '@vorgang/feel';

/** The start event of a process that a message of this name triggers, if it has one. */
export function findMessageStart(
  process: ExecutableProcess,
  messageName: string,
  options: EvaluationOptions,
): EventNode | undefined {
  const root = process.nodes.get(process.id);
  if (root?.kind !== 'container') return undefined;
  for (const id of root.triggeredStartIds) {
    const node = process.nodes.get(id);
    if (node?.kind !== 'event') continue;
    const waits = node.definitions.some(
      (definition) =>
        definition.kind === 'message' && readName(definition.message.name, options) === messageName,
    );
    if (waits) return node;
  }
  return undefined;
}

/** Start events see no variables, so the name is known as soon as the process is deployed. */
function readName(name: Expression, options: EvaluationOptions): string | undefined {
  if (name.kind === 'static') return name.value;
  const result = evaluate(name.expression, {}, options);
  return result.ok && typeof result.value === 'string' ? result.value : undefined;
}
