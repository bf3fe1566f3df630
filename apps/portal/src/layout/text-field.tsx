import type { TextField } from '@vorgang/forms';
import { FormFieldInput } from '@vorgang/web-ui';

/** A line of text outside of a procedure's form, as the same component draws it there. */
export function TextInputRow(props: {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly value?: string;
  readonly error?: string;
}) {
  const { name, error } = props;
  const field: TextField = {
    kind: 'text',
    id: name,
    key: name,
    label: props.label,
    summaryLabel: props.label,
    hint: props.hint,
    required: true,
    messages: {},
    inputType: 'text',
    characters: 'any',
    normalise: 'trim',
    autocomplete: 'off',
  };
  return (
    <FormFieldInput
      field={field}
      value={props.value}
      error={
        error === undefined ? undefined : { key: name, rule: 'invalid', message: error, inputName: name }
      }
    />
  );
}
