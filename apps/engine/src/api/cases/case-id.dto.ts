import { ApiProperty } from '@nestjs/swagger';
import { Matches } from 'class-validator';

const key = /^[0-9]{1,19}$/;

export class CaseParameter {
  @ApiProperty({ pattern: key.source })
  @Matches(key, { message: 'caseId must be a string of 1 to 19 digits' })
  caseId!: string;
}

export class CaseDocumentParameters extends CaseParameter {
  @ApiProperty({ pattern: key.source })
  @Matches(key, { message: 'documentId must be a string of 1 to 19 digits' })
  documentId!: string;
}
