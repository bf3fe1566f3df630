import { ApiProperty } from '@nestjs/swagger';
import { KeyAnswer } from '../requests/described.js';

/** A form-js form. */
export class FormDto {
  @KeyAnswer()
  readonly formKey!: string;

  @ApiProperty()
  readonly formId!: string;

  @ApiProperty({ type: 'integer' })
  readonly version!: number;

  @ApiProperty()
  readonly tenantId!: string;

  @ApiProperty({ description: 'The form as JSON text.' })
  readonly schema!: string;
}
