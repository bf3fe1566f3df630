import type { NumberField, TextField } from '@vorgang/forms';
import type { FieldProps } from './field-props.js';
import { describedBy, inputId } from './field-ids.js';
import { FieldErrorText, Hint, LabelText, QuestionHeading } from './field-text.js';

/** One line or several lines of text, or a number. Browser validation stays off: the server's words are better. */
export function TextInput({ field, value, error, isHeading, idPrefix }: FieldProps<TextField | NumberField>) {
  const id = inputId(field.key, idPrefix);
  const attributes = {
    id,
    name: field.key,
    defaultValue: shownText(value),
    autoComplete: field.autocomplete,
    'aria-invalid': error ? true : undefined,
    'aria-describedby': describedBy(
      field.key,
      { hint: Boolean(field.hint), error: Boolean(error) },
      idPrefix,
    ),
    'aria-required': field.required || undefined,
  };
  const className = `kern-form-input__input${error ? ' kern-form-input__input--error' : ''}`;
  return (
    <div className={`kern-form-input${error ? ' kern-form-input--error' : ''}`}>
      <label className="kern-label" htmlFor={id}>
        <QuestionHeading isHeading={isHeading ?? false}>
          <LabelText label={field.label} required={field.required} />
        </QuestionHeading>
      </label>
      {field.hint ? (
        <Hint name={field.key} idPrefix={idPrefix}>
          {field.hint}
        </Hint>
      ) : null}
      {error ? (
        <FieldErrorText name={field.key} idPrefix={idPrefix}>
          {error.message}
        </FieldErrorText>
      ) : null}
      {field.kind === 'longText' ? (
        <textarea {...attributes} className={className} rows={6} />
      ) : (
        <input
          {...attributes}
          className={`${className}${widthClass(field)}`}
          {...inputMode(field)}
          spellCheck={false}
        />
      )}
    </div>
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
  const isShort = field.kind === 'number' || (field.maxLength ?? 100) <= 10;
  return isShort ? ' vorgang-input--short' : '';
}

function shownText(value: unknown): string {
  if (typeof value === 'number') return value.toLocaleString('de-DE', { useGrouping: false });
  return typeof value === 'string' ? value : '';
}
