import { OperationReferenceField } from './fields.js';

/** A request that says nothing more than its path. */
export class OperationReferenceRequest {
  @OperationReferenceField()
  readonly operationReference?: number;
}
