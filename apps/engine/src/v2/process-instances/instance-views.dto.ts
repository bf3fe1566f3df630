import { ApiProperty } from '@nestjs/swagger';
import { KeyAnswer } from '../requests/described.js';

export class CallHierarchyEntryDto {
  @KeyAnswer()
  readonly processInstanceKey!: string;

  @KeyAnswer()
  readonly processDefinitionKey!: string;

  @ApiProperty()
  readonly processDefinitionName!: string;
}

export class TakenFlowDto {
  @ApiProperty()
  readonly sequenceFlowId!: string;

  @KeyAnswer()
  readonly processInstanceKey!: string;

  @KeyAnswer({ nullable: true })
  readonly rootProcessInstanceKey!: string | null;

  @KeyAnswer()
  readonly processDefinitionKey!: string;

  @ApiProperty()
  readonly processDefinitionId!: string;

  @ApiProperty()
  readonly elementId!: string;

  @ApiProperty()
  readonly tenantId!: string;
}

export class TakenFlowList {
  @ApiProperty({ type: [TakenFlowDto] })
  readonly items!: readonly TakenFlowDto[];
}
