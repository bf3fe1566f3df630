import { describe, elementOf, type Execution } from '../../conduct/execution.js';
import { flowScopesOf } from '../../conduct/flow-scopes.js';
import type { ElementInstanceKey } from '../../keys.js';
import type { ElementInstance } from '../../state/execution-state.js';
import type { ActivateInstruction, MoveInstruction } from '../command.js';
import { livingInstances, livingInstance } from './living-instances.js';
import type { Problems } from './problems.js';

/** What a move comes to: each source ends, and the target begins once for each. */
export interface ExpandedMove {
  readonly sources: readonly ElementInstanceKey[];
  readonly activations: readonly ActivateInstruction[];
}

/** Of a repeated activity only the body counts as a source, not its repetitions. */
export function expandMove(execution: Execution, move: MoveInstruction, problems: Problems): ExpandedMove {
  const sources = sourcesOf(execution, move, problems);
  return {
    sources: sources.map(({ key }) => key),
    activations: sources.map((source) => ({
      elementId: move.targetElementId,
      variableInstructions: move.variableInstructions,
      ...ancestorOf(execution, move, source),
    })),
  };
}

function sourcesOf(
  execution: Execution,
  { sourceElementInstruction: source }: MoveInstruction,
  problems: Problems,
): readonly ElementInstance[] {
  const instances =
    source.sourceType === 'byId'
      ? livingInstances(execution, source.sourceElementId, problems).filter(isNoRepetition)
      : livingInstance(execution, source.sourceElementInstanceKey, problems);
  return instances.filter((instance) => {
    if (instance.scopeKey !== null && isNoRepetition(instance)) return true;
    const what =
      instance.scopeKey === null ? 'the process itself' : 'a repetition of a multi-instance activity';
    problems.add(
      `Element instance ${instance.key} of ${describe(elementOf(execution, instance).node)} is ${what} and cannot be ` +
        'moved. Name an element in it, or the multi-instance body.',
    );
    return false;
  });
}

function isNoRepetition({ loopCounter }: ElementInstance): boolean {
  return loopCounter === undefined;
}

function ancestorOf(
  execution: Execution,
  { ancestorScopeInstruction: scope, targetElementId }: MoveInstruction,
  source: ElementInstance,
): Pick<ActivateInstruction, 'ancestorElementInstanceKey'> {
  switch (scope?.ancestorScopeType) {
    case undefined:
      return {};
    case 'direct':
      return scope.ancestorElementInstanceKey === undefined
        ? {}
        : { ancestorElementInstanceKey: scope.ancestorElementInstanceKey };
    case 'sourceParent':
      return source.scopeKey === null ? {} : { ancestorElementInstanceKey: source.scopeKey };
    case 'inferred': {
      const inferred = nearestCommonScope(execution, source, targetElementId);
      return inferred === undefined ? {} : { ancestorElementInstanceKey: inferred };
    }
  }
}

/** The nearest scope around the source that the target lies in as well. */
function nearestCommonScope(
  execution: Execution,
  source: ElementInstance,
  targetElementId: string,
): ElementInstanceKey | undefined {
  const target = execution.process.nodes.get(targetElementId);
  if (target === undefined) return undefined;
  const scopes = new Set(flowScopesOf(execution, target).map(({ id }) => id));
  for (let key = source.scopeKey; key !== null;) {
    const scope = execution.draft.instance(key);
    if (scope === undefined) return undefined;
    if (scopes.has(scope.elementId) && scope.elementType !== 'MULTI_INSTANCE_BODY') return key;
    key = scope.scopeKey;
  }
  return undefined;
}
