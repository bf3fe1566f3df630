import { ApiProperty } from '@nestjs/swagger';
import { KeyAnswer } from '../requests/described.js';
import { KeyField, TextField, VariablesField } from '../requests/fields.js';
import { EvaluatedInputDto, MatchedRuleDto } from './decision-parts.dto.js';

/** What to decide: exactly one of `decisionDefinitionKey` and `decisionDefinitionId` (its newest version). */
export class EvaluateDecisionRequest {
  @KeyField()
  readonly decisionDefinitionKey?: string;

  @TextField({ least: 1, most: 255 })
  readonly decisionDefinitionId?: string;

  @VariablesField()
  readonly variables?: Record<string, unknown>;

  @TextField()
  readonly tenantId?: string;
}

export class EvaluatedDecisionDto {
  @ApiProperty()
  readonly decisionDefinitionId!: string;

  @ApiProperty()
  readonly decisionDefinitionName!: string;

  @ApiProperty({ type: 'integer' })
  readonly decisionDefinitionVersion!: number;

  @ApiProperty()
  readonly decisionDefinitionType!: string;

  @KeyAnswer()
  readonly decisionDefinitionKey!: string;

  @ApiProperty()
  readonly decisionEvaluationInstanceKey!: string;

  @ApiProperty({ description: 'JSON text.' })
  readonly output!: string;

  @ApiProperty()
  readonly tenantId!: string;

  @ApiProperty({ type: [EvaluatedInputDto] })
  readonly evaluatedInputs!: readonly EvaluatedInputDto[];

  @ApiProperty({ type: [MatchedRuleDto] })
  readonly matchedRules!: readonly MatchedRuleDto[];
}

export class DecisionEvaluationDto {
  @ApiProperty()
  readonly decisionDefinitionId!: string;

  @KeyAnswer()
  readonly decisionDefinitionKey!: string;

  @ApiProperty()
  readonly decisionDefinitionName!: string;

  @ApiProperty({ type: 'integer' })
  readonly decisionDefinitionVersion!: number;

  @KeyAnswer()
  readonly decisionEvaluationKey!: string;

  @KeyAnswer()
  readonly decisionInstanceKey!: string;

  @ApiProperty()
  readonly decisionRequirementsId!: string;

  @KeyAnswer()
  readonly decisionRequirementsKey!: string;

  @ApiProperty({ type: [EvaluatedDecisionDto] })
  readonly evaluatedDecisions!: readonly EvaluatedDecisionDto[];

  @ApiProperty({ type: 'string', nullable: true })
  readonly failedDecisionDefinitionId!: string | null;

  @ApiProperty({ type: 'string', nullable: true })
  readonly failureMessage!: string | null;

  @ApiProperty({ description: 'JSON text.' })
  readonly output!: string;

  @ApiProperty()
  readonly tenantId!: string;
}
