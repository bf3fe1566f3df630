import type { VariableMapping } from '@vorgang/bpmn';
import type { JsonObject, JsonValue, VariableLookup } from '@vorgang/feel';
import { evaluateExpression } from './evaluate-expression.js';
import { describe, nodeOf, type Element, type Execution } from './execution.js';
import { isLooped } from './looped-activity.js';
import { failure, success, type Fault, type Outcome } from './outcome.js';
import { lookupFrom } from './read-variables.js';
import { mergeVariables } from './write-variables.js';

/**
 * Creates the local variables that the input mappings describe. Later mappings see the results of earlier ones.
 * A mapped name is read from outside the element, so that mapping again after an incident gives the same values.
 * Source: Camunda 8 documentation, "Input/output variable mappings".
 */
export function applyInputMappings(execution: Execution, element: Element): Fault | null {
  const { inputs } = element.node;
  if (inputs.length === 0) return null;
  const targets = new Set(inputs.map((mapping) => mapping.target[0]));
  const own = lookupFrom(execution.draft, element.key);
  const outer = lookupFrom(execution.draft, element.scopeKey);
  const mapped = evaluateMappings(execution, element, inputs, 'input', (name) =>
    targets.has(name) ? outer(name) : own(name),
  );
  if (!mapped.ok) return mapped.fault;
  return mergeVariables(execution, element.key, mapped.value, 'local');
}

/**
 * Maps inputs that could not be mapped when the token came, for an element that then had its trigger already. Elements
 * whose inputs are there, and all others, are left alone.
 */
export function applyMissingInputs(execution: Execution, element: Element): Fault | null {
  const { inputs, incoming } = element.node;
  const own = execution.draft.variablesOf(element.key) ?? {};
  if (inputs.every(({ target: [name] }) => name === undefined || Object.hasOwn(own, name))) return null;
  const isBehindGateway = incoming.some(
    ({ sourceId }) => execution.process.nodes.get(sourceId)?.elementType === 'EVENT_BASED_GATEWAY',
  );
  return isBehindGateway ? applyInputMappings(execution, element) : null;
}

/**
 * Hands results to the outside: without output mappings all of them propagate from the element upwards; with output
 * mappings they stay local and only the mapped values propagate, from the element's scope upwards. Each instance of a
 * multi-instance activity hands them to itself first, so that its output element sees what was mapped for it.
 * Source: Camunda 8 documentation, "Input/output variable mappings", and "Multi-instance", section "Variable mappings".
 */
export function applyOutputMappings(
  execution: Execution,
  element: Element,
  results: JsonObject | undefined,
): Fault | null {
  const { outputs } = element.node;
  if (outputs.length === 0) {
    return results === undefined ? null : mergeVariables(execution, element.key, results, 'propagate');
  }
  const tooLarge = results === undefined ? null : mergeVariables(execution, element.key, results, 'local');
  if (tooLarge !== null || element.scopeKey === null) return tooLarge;
  const own = lookupFrom(execution.draft, element.key);
  const receiverKey = isOneOfMany(execution, element) ? element.key : element.scopeKey;
  const existing = lookupFrom(execution.draft, receiverKey);
  const mapped = evaluateMappings(execution, element, outputs, 'output', own, existing);
  if (!mapped.ok) return mapped.fault;
  return mergeVariables(execution, receiverKey, mapped.value, 'propagate');
}

/** Whether the element is one instance of a multi-instance activity. */
function isOneOfMany(execution: Execution, { key, node }: Element): boolean {
  if (execution.draft.instance(key)?.loopCounter === undefined) return false;
  const activity = nodeOf(execution, node.id);
  return isLooped(activity) && activity.loop.kind === 'multiInstance';
}

/**
 * @param existing gives the contexts that nested targets (`person.name`) are merged into; absent: they start empty
 */
function evaluateMappings(
  execution: Execution,
  element: Element,
  mappings: readonly VariableMapping[],
  direction: 'input' | 'output',
  variables: VariableLookup,
  existing?: VariableLookup,
): Outcome<JsonObject> {
  const mapped: Record<string, JsonValue> = {};
  const seen: VariableLookup = (name) => (Object.hasOwn(mapped, name) ? mapped[name] : variables(name));
  for (const mapping of mappings) {
    const target = mapping.target.join('.');
    const result = evaluateExpression(
      execution,
      element,
      mapping.source,
      `${direction} mapping "${target}"`,
      seen,
    );
    if (!result.ok) return mappingFailed(element, result.fault);
    const [name, ...path] = mapping.target;
    if (name === undefined) continue;
    const start = Object.hasOwn(mapped, name) ? mapped[name] : existing?.(name);
    mapped[name] = withValueAt(start, path, result.value.value);
  }
  return success(mapped);
}

function mappingFailed(element: Element, fault: Fault): Outcome<never> {
  return failure(
    'IO_MAPPING_ERROR',
    `${fault.message} Correct the variables that the mapping of ${describe(element.node)} reads and resolve the incident.`,
  );
}

/** A copy of the context with the value at the path; anything on the path that is no context is replaced by one. */
function withValueAt(start: JsonValue | undefined, path: readonly string[], value: JsonValue): JsonValue {
  const [name, ...rest] = path;
  if (name === undefined) return value;
  const context = isContext(start) ? start : {};
  const inner = Object.hasOwn(context, name) ? context[name] : undefined;
  return { ...context, [name]: withValueAt(inner, rest, value) };
}

function isContext(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
