import type { FieldError, FormField, RawValue } from '@vorgang/forms';

/** What every field component takes. */
export interface FieldProps<Field extends FormField = FormField> {
  readonly field: Field;
  /** What was typed or stored before. */
  readonly value: RawValue;
  readonly error?: FieldError;
  /** The label is the `h1` of the page. */
  readonly isHeading?: boolean;
  /** Start of the ids, where two forms stand on one page. */
  readonly idPrefix?: string;
}
