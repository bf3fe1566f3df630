import { ApiProperty } from '@nestjs/swagger';
import { CreatedBatchOperationDto } from '../batch-operations/batch-operation.dto.js';
import { KeyAnswer } from '../requests/described.js';
import { FlagField } from '../requests/fields.js';
import { OperationReferenceRequest } from '../requests/operation-reference.dto.js';

export class DeleteResourceRequest extends OperationReferenceRequest {
  @FlagField({
    description:
      'Whether ended instances of a process, or evaluations of a decision model, are deleted, too. Forms have none.',
  })
  readonly deleteHistory?: boolean;
}

export class DeletedResourceDto {
  @KeyAnswer()
  readonly resourceKey!: string;

  @ApiProperty({
    type: CreatedBatchOperationDto,
    nullable: true,
    description: 'Deletes the history, where that can begin at once.',
  })
  readonly batchOperation!: CreatedBatchOperationDto | null;
}
