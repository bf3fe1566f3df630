import type { NumberField, TextField } from '@vorgang/forms';
import { descriptionOf, InputFrame } from './field-frame.js';
import { inputId } from './field-ids.js';
import type { FieldProps } from './field-props.js';

/** One line or several lines of text, or a number. Browser validation stays off: the server's words are better. */
export function TextInput(props: FieldProps<TextField | NumberField>) {
  const { field, value, error, idPrefix } = props;
  const attributes = {
    id: inputId(field.key, idPrefix),
    name: field.key,
    className: `kern-form-input__input${error ? ' kern-form-input__input--error' : ''}${widthClass(field)}`,
    defaultValue: shownText(value),
    autoComplete: field.autocomplete,
    'aria-invalid': error ? true : undefined,
    'aria-describedby': descriptionOf(props),
    'aria-required': field.required || undefined,
  };
  return (
    <InputFrame {...props}>
      {field.kind === 'longText' ? (
        <textarea {...attributes} rows={6} />
      ) : (
        <input {...attributes} {...inputMode(field)} spellCheck={false} />
      )}
    </InputFrame>
  );
}

function inputMode(field: TextField | NumberField) {
  if (field.kind === 'number') {
    return {
      type: 'text',
      inputMode: field.decimalDigits === 0 ? ('numeric' as const) : ('decimal' as const),
    };
  }
  return {
    type: field.inputType,
    inputMode: field.normalise === 'digits' ? ('numeric' as const) : undefined,
  };
}

/** The width of a field tells how much belongs into it. */
function widthClass(field: TextField | NumberField): string {
  if (field.kind === 'longText') return '';
  const isShort = field.kind === 'number' || (field.maxLength ?? 100) <= 10;
  return isShort ? ' vorgang-input--short' : '';
}

function shownText(value: unknown): string {
  if (typeof value === 'number') return value.toLocaleString('de-DE', { useGrouping: false });
  return typeof value === 'string' ? value : '';
}
