import { ApiProperty } from '@nestjs/swagger';

/** One answer of a form as a person reads it. */
export class LabelledValue {
  @ApiProperty({ description: 'Path of the variable, such as `antrag.vorname`.' })
  key!: string;

  @ApiProperty({ description: 'The question, or the key where the form has none.' })
  label!: string;

  @ApiProperty({ description: 'The answer in words; options are spelled out, dates are German.' })
  value!: string;
}
