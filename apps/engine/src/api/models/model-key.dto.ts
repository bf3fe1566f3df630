import { ApiProperty } from '@nestjs/swagger';
import { Matches } from 'class-validator';

export class ModelParameter {
  @ApiProperty({ pattern: '^[0-9]{1,19}$' })
  @Matches(/^[0-9]{1,19}$/, { message: 'processDefinitionKey must be a string of 1 to 19 digits' })
  processDefinitionKey!: string;
}
