import type { ElementId, ExecutableProcess, FlowNode } from '@vorgang/bpmn';
import type { MappingInstruction } from './migration-plan.js';
import type { MigrationProblem } from './migration-problem.js';

/** The instructions of a plan by source: of elements and of sequence flows. */
export interface Mapping {
  readonly elements: ReadonlyMap<ElementId, ElementId>;
  readonly flows: ReadonlyMap<ElementId, ElementId>;
}

/** Sorts the instructions and finds all that is wrong with them whatever the instance. The process maps itself. */
export function readMapping(
  source: ExecutableProcess,
  target: ExecutableProcess,
  instructions: readonly MappingInstruction[],
): { readonly mapping: Mapping; readonly problems: readonly MigrationProblem[] } {
  const elements = new Map<ElementId, ElementId>();
  const flows = new Map<ElementId, ElementId>();
  const problems: MigrationProblem[] = [];
  const seen = new Set<ElementId>();
  for (const instruction of instructions) {
    const { sourceElementId, targetElementId } = instruction;
    const problem = seen.has(sourceElementId)
      ? mappedTwice(sourceElementId)
      : problemOf(source, target, instruction);
    seen.add(sourceElementId);
    if (problem !== null) problems.push(problem);
    else if (source.flows.has(sourceElementId)) flows.set(sourceElementId, targetElementId);
    else elements.set(sourceElementId, targetElementId);
  }
  elements.set(source.id, target.id);
  problems.push(...eventsMappedTwice(target, elements));
  return { mapping: { elements, flows }, problems };
}

function problemOf(
  source: ExecutableProcess,
  target: ExecutableProcess,
  { sourceElementId, targetElementId }: MappingInstruction,
): MigrationProblem | null {
  const isFlow = source.flows.has(sourceElementId);
  if (!isFlow && !source.nodes.has(sourceElementId)) {
    return {
      elementId: sourceElementId,
      rule: 'unknown-source-element',
      message: `Process "${source.id}" of the instance has no such element.`,
      fix: 'Correct sourceElementId or leave the instruction out.',
    };
  }
  const toFlow = target.flows.has(targetElementId);
  if (!toFlow && !target.nodes.has(targetElementId)) {
    return {
      elementId: sourceElementId,
      rule: 'unknown-target-element',
      message: `Process "${target.id}", the target, has no element "${targetElementId}".`,
      fix: 'Correct targetElementId.',
    };
  }
  if (isFlow !== toFlow) {
    return {
      elementId: sourceElementId,
      rule: 'flow-and-element',
      message: `One of "${sourceElementId}" and "${targetElementId}" is a sequence flow, the other is not.`,
      fix: 'Map sequence flows to sequence flows and elements to elements.',
    };
  }
  if ((sourceElementId === source.id) === (targetElementId === target.id)) return null;
  return {
    elementId: sourceElementId,
    rule: 'process-mapped',
    message: 'A process goes on as the target process, and nothing else does.',
    fix: 'Leave the instruction for the process out.',
  };
}

function mappedTwice(elementId: ElementId): MigrationProblem {
  return {
    elementId,
    rule: 'source-mapped-twice',
    message: 'More than one instruction has this sourceElementId.',
    fix: 'Keep one of them.',
  };
}

/** Two subscriptions cannot go on as one. */
function eventsMappedTwice(
  target: ExecutableProcess,
  elements: ReadonlyMap<ElementId, ElementId>,
): readonly MigrationProblem[] {
  const first = new Map<ElementId, ElementId>();
  const problems: MigrationProblem[] = [];
  for (const [sourceId, targetId] of elements) {
    const other = first.get(targetId);
    if (other === undefined) first.set(targetId, sourceId);
    else if (isCatching(target.nodes.get(targetId))) {
      problems.push({
        elementId: sourceId,
        rule: 'target-event-mapped-twice',
        message: `Event "${targetId}" of the target is mapped from "${other}" already.`,
        fix: 'Map each catch event of the target from one event only.',
      });
    }
  }
  return problems;
}

function isCatching(node: FlowNode | undefined): boolean {
  return node?.kind === 'event' && (node.position === 'boundary' || node.position === 'start');
}
