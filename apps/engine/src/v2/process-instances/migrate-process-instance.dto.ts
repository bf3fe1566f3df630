import type { MappingInstruction } from '@vorgang/execution';
import { KeyField, OperationReferenceField, TextField } from '../requests/fields.js';
import { PartsField } from '../requests/part-fields.js';

/** More than any process has elements and flows. */
const MOST_INSTRUCTIONS = 10_000;

/** Where one element of the instance's process, or one sequence flow, goes on in the target. */
export class MappingInstructionRequest {
  @TextField({ required: true, least: 1, most: 255 })
  readonly sourceElementId!: string;

  @TextField({ required: true, least: 1, most: 255 })
  readonly targetElementId!: string;
}

/** To which process definition, and how. */
export class MigrationPlanRequest {
  @KeyField({ required: true })
  readonly targetProcessDefinitionKey!: string;

  @PartsField(() => MappingInstructionRequest, { required: true, most: MOST_INSTRUCTIONS })
  readonly mappingInstructions!: readonly MappingInstructionRequest[];
}

export class MigrateProcessInstanceRequest extends MigrationPlanRequest {
  @OperationReferenceField()
  readonly operationReference?: number;
}

/** The instructions in the words of the engine. */
export function readMappingInstructions(
  instructions: readonly MappingInstructionRequest[],
): readonly MappingInstruction[] {
  return instructions.map(({ sourceElementId, targetElementId }) => ({ sourceElementId, targetElementId }));
}
