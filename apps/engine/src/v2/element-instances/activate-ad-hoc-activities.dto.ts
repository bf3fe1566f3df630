import { ArrayMinSize } from 'class-validator';
import { FlagField, TextField, VariablesField } from '../requests/fields.js';
import { PartsField } from '../requests/part-fields.js';

/** An element that is to run. */
export class AdHocActivityRequest {
  @TextField({ required: true, least: 1, most: 255 })
  readonly elementId!: string;

  @VariablesField({ description: 'Local to the element.' })
  readonly variables?: Record<string, unknown> | null;
}

/** Elements of an ad-hoc sub-process that are to run. */
export class ActivateAdHocActivitiesRequest {
  @PartsField(() => AdHocActivityRequest, { required: true })
  @ArrayMinSize(1)
  readonly elements!: readonly AdHocActivityRequest[];

  @FlagField({ description: 'Ends what runs in it before. No unless told.' })
  readonly cancelRemainingInstances?: boolean | null;
}
