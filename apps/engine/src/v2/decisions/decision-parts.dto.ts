import { ApiProperty } from '@nestjs/swagger';

/** An input as it was evaluated; its value is JSON text. */
export class EvaluatedInputDto {
  @ApiProperty()
  readonly inputId!: string;

  @ApiProperty()
  readonly inputName!: string;

  @ApiProperty()
  readonly inputValue!: string;
}

/** An output of a rule that matched; its value is JSON text. */
export class EvaluatedOutputDto {
  @ApiProperty()
  readonly outputId!: string;

  @ApiProperty()
  readonly outputName!: string;

  @ApiProperty()
  readonly outputValue!: string;

  @ApiProperty({ type: 'string', nullable: true })
  readonly ruleId!: string | null;

  @ApiProperty({ type: 'integer', nullable: true })
  readonly ruleIndex!: number | null;
}

export class MatchedRuleDto {
  @ApiProperty()
  readonly ruleId!: string;

  @ApiProperty({ type: 'integer', description: 'Its place in the table, from 1.' })
  readonly ruleIndex!: number;

  @ApiProperty({ type: [EvaluatedOutputDto] })
  readonly evaluatedOutputs!: readonly EvaluatedOutputDto[];
}
