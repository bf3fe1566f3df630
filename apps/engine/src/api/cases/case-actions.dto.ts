import { ApiProperty } from '@nestjs/swagger';
import { IsNotEmpty, IsString, MaxLength } from 'class-validator';

/** A remark of staff; the citizen does not see it. */
export class AddNoteRequest {
  @ApiProperty({ minLength: 1, maxLength: 5000 })
  @IsString()
  @IsNotEmpty()
  @MaxLength(5000)
  text!: string;
}

/** Ends the process of a case for good. */
export class CancelCaseRequest {
  @ApiProperty({ minLength: 1, maxLength: 1000, description: 'Why; kept as a note of the case.' })
  @IsString()
  @IsNotEmpty()
  @MaxLength(1000)
  reason!: string;
}
