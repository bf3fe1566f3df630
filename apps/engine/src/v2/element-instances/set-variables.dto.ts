import { FlagField, OperationReferenceField, VariablesField } from '../requests/fields.js';

/** Variables to set in the scope of an element or of a whole process instance. */
export class SetVariablesRequest {
  @VariablesField({ required: true })
  readonly variables!: Record<string, unknown>;

  @FlagField({ description: 'Keep them in this very scope instead of where they are known.' })
  readonly local?: boolean;

  @OperationReferenceField()
  readonly operationReference?: number;
}
