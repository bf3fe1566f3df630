import { ApiProperty } from '@nestjs/swagger';
import { TextField, VariablesField } from '../requests/fields.js';

export class EvaluateExpressionRequest {
  @TextField({
    required: true,
    least: 1,
    most: 32_768,
    description: 'FEEL, with or without a leading equals sign.',
  })
  readonly expression!: string;

  @VariablesField()
  readonly variables?: Record<string, unknown>;

  @TextField({ description: 'Whose cluster variables the expression sees beside those of the installation.' })
  readonly tenantId?: string;
}

export class ExpressionWarningDto {
  @ApiProperty()
  readonly message!: string;
}

export class EvaluatedExpressionDto {
  @ApiProperty()
  readonly expression!: string;

  @ApiProperty({ description: 'Any JSON value.', type: Object, nullable: true })
  readonly result!: unknown;

  @ApiProperty({ type: [ExpressionWarningDto] })
  readonly warnings!: readonly ExpressionWarningDto[];
}
