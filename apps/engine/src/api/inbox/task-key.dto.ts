import { ApiProperty } from '@nestjs/swagger';
import { Matches } from 'class-validator';

export class TaskKeyParameter {
  @ApiProperty({ pattern: '^[0-9]{1,19}$' })
  @Matches(/^[0-9]{1,19}$/, { message: 'userTaskKey must be a key: a string of 1 to 19 digits' })
  userTaskKey!: string;
}
