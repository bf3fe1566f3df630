import type { ElementId, ExecutableProcess } from '@vorgang/bpmn';

/** Where an element could go on, how sure that is, and why. */
export interface MappingProposal {
  readonly sourceElementId: ElementId;
  /** Null: nothing in the target is like it. */
  readonly targetElementId: ElementId | null;
  /** From 0 to 1; 1 is the same id and kind. */
  readonly confidence: number;
  readonly reason: string;
}

/** Where the elements of one process go on in another. */
export function proposeMapping(
  source: ExecutableProcess,
  target: ExecutableProcess,
): readonly MappingProposal[] {
  return [...source.nodes.values()].flatMap((node): readonly MappingProposal[] => {
    if (node.elementType === 'PROCESS' || !target.nodes.has(node.id)) return [];
    return [{ sourceElementId: node.id, targetElementId: node.id, confidence: 1, reason: 'Same id.' }];
  });
}
