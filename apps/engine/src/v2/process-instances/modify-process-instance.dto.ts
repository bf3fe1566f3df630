import { IsIn } from 'class-validator';
import { ApiProperty } from '@nestjs/swagger';
import { PartField, PartsField } from '../requests/part-fields.js';
import { KeyField, OperationReferenceField, TextField, VariablesField } from '../requests/fields.js';

/** Variables for one scope of an element that is activated. */
export class VariableInstructionRequest {
  @VariablesField({ required: true })
  readonly variables!: Record<string, unknown>;

  @TextField({ most: 255, description: 'The element or a scope around it; empty: the process instance.' })
  readonly scopeId?: string;
}

export class ActivateInstructionRequest {
  @TextField({ required: true, least: 1, most: 255 })
  readonly elementId!: string;

  @KeyField({ description: 'The scope to begin in; -1: the living scopes.' })
  readonly ancestorElementInstanceKey?: string;

  @PartsField(() => VariableInstructionRequest)
  readonly variableInstructions?: readonly VariableInstructionRequest[];
}

/** What is moved: by `sourceElementId` with `byId`, by `sourceElementInstanceKey` with `byKey`. */
export class SourceElementRequest {
  @ApiProperty({ enum: ['byId', 'byKey'] })
  @IsIn(['byId', 'byKey'])
  readonly sourceType!: 'byId' | 'byKey';

  @TextField({ least: 1, most: 255 })
  readonly sourceElementId?: string;

  @KeyField()
  readonly sourceElementInstanceKey?: string;
}

/** Where the target begins; `direct` names the scope. */
export class AncestorScopeRequest {
  @ApiProperty({ enum: ['direct', 'inferred', 'sourceParent'] })
  @IsIn(['direct', 'inferred', 'sourceParent'])
  readonly ancestorScopeType!: 'direct' | 'inferred' | 'sourceParent';

  @KeyField()
  readonly ancestorElementInstanceKey?: string;
}

export class MoveInstructionRequest {
  @PartField(() => SourceElementRequest, { required: true })
  readonly sourceElementInstruction!: SourceElementRequest;

  @TextField({ required: true, least: 1, most: 255 })
  readonly targetElementId!: string;

  @PartField(() => AncestorScopeRequest)
  readonly ancestorScopeInstruction?: AncestorScopeRequest;

  @PartsField(() => VariableInstructionRequest)
  readonly variableInstructions?: readonly VariableInstructionRequest[];
}

/** Exactly one of both. */
export class TerminateInstructionRequest {
  @TextField({ least: 1, most: 255 })
  readonly elementId?: string;

  @KeyField()
  readonly elementInstanceKey?: string;
}

/** What to set and take away in a running process instance: all of it or nothing. */
export class ModifyProcessInstanceRequest {
  @OperationReferenceField()
  readonly operationReference?: number;

  @PartsField(() => ActivateInstructionRequest)
  readonly activateInstructions?: readonly ActivateInstructionRequest[];

  @PartsField(() => MoveInstructionRequest)
  readonly moveInstructions?: readonly MoveInstructionRequest[];

  @PartsField(() => TerminateInstructionRequest)
  readonly terminateInstructions?: readonly TerminateInstructionRequest[];
}
