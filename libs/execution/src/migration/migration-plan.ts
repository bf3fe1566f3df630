import type { ElementId, ExecutableProcess } from '@vorgang/bpmn';
import type { ProcessDefinitionKey } from '../keys.js';

/**
 * What becomes of an element of the old version: its tokens, subscriptions and records go on at that of the new one.
 * Both may also be sequence flows, for tokens that wait at a joining gateway.
 */
export interface MappingInstruction {
  readonly sourceElementId: ElementId;
  readonly targetElementId: ElementId;
}

/** To which process definition an instance moves, and how. */
export interface MigrationPlan {
  readonly targetProcessDefinitionKey: ProcessDefinitionKey;
  readonly mappingInstructions: readonly MappingInstruction[];
}

/** The process definition that an instance moves to, as deployed. */
export interface MigrationTarget {
  readonly processDefinitionKey: ProcessDefinitionKey;
  readonly version: number;
  readonly process: ExecutableProcess;
}
