import { ApiProperty } from '@nestjs/swagger';
import { IsNotEmpty, MaxLength } from 'class-validator';
import { IsPlainText } from '../../http/plain-text.js';

/** A remark of staff; the citizen does not see it. */
export class AddNoteRequest {
  @ApiProperty({ minLength: 1, maxLength: 5000 })
  @IsPlainText()
  @IsNotEmpty()
  @MaxLength(5000)
  text!: string;
}

/** Ends the process of a case for good. */
export class CancelCaseRequest {
  @ApiProperty({ minLength: 1, maxLength: 1000, description: 'Why; kept as a note of the case.' })
  @IsPlainText()
  @IsNotEmpty()
  @MaxLength(1000)
  reason!: string;
}
