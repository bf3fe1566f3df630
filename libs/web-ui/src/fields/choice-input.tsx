import type { CheckboxField, ChoiceField } from '@vorgang/forms';
import type { FieldProps } from './field-props.js';
import { describedBy, inputId } from './field-ids.js';
import { FieldErrorText, Hint, LabelText, QuestionHeading } from './field-text.js';

/** One of several answers, or several of them, all visible. The first input carries the id that errors link to. */
export function ChoiceGroup({ field, value, error, isHeading, idPrefix }: FieldProps<ChoiceField>) {
  const type = field.kind === 'checklist' ? 'checkbox' : 'radio';
  return (
    <fieldset
      className={`kern-fieldset${error ? ' kern-fieldset--error' : ''}`}
      aria-describedby={describedBy(
        field.key,
        { hint: Boolean(field.hint), error: Boolean(error) },
        idPrefix,
      )}
    >
      <legend className="kern-label">
        <QuestionHeading isHeading={isHeading ?? false}>
          <LabelText label={field.label} required={field.required} />
        </QuestionHeading>
      </legend>
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
      <div className="kern-fieldset__body">
        {field.choices.map((choice, index) => {
          const id =
            index === 0 ? inputId(field.key, idPrefix) : `${inputId(field.key, idPrefix)}-${index + 1}`;
          return (
            <div className="kern-form-check" key={choice.value}>
              <input
                className={`kern-form-check__${type}${error ? ` kern-form-check__${type}--error` : ''}`}
                type={type}
                id={id}
                name={field.key}
                value={choice.value}
                defaultChecked={Array.isArray(value) ? value.includes(choice.value) : value === choice.value}
              />
              <label className="kern-label" htmlFor={id}>
                {choice.label}
              </label>
            </div>
          );
        })}
      </div>
    </fieldset>
  );
}

/** One of many answers. */
export function SelectInput({ field, value, error, isHeading, idPrefix }: FieldProps<ChoiceField>) {
  const id = inputId(field.key, idPrefix);
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
      <div className={`kern-form-input__select-wrapper${error ? ' kern-form-input__select--error' : ''}`}>
        <select
          className="kern-form-input__select"
          id={id}
          name={field.key}
          defaultValue={typeof value === 'string' ? value : ''}
          aria-invalid={error ? true : undefined}
          aria-describedby={describedBy(
            field.key,
            { hint: Boolean(field.hint), error: Boolean(error) },
            idPrefix,
          )}
        >
          <option value="">Bitte auswählen</option>
          {field.choices.map((choice) => (
            <option key={choice.value} value={choice.value}>
              {choice.label}
            </option>
          ))}
        </select>
      </div>
    </div>
  );
}

/** One tick. A required one says so by its error, not by a mark. */
export function Checkbox({ field, value, error, idPrefix }: FieldProps<CheckboxField>) {
  const id = inputId(field.key, idPrefix);
  return (
    <div className={`vorgang-checkbox${error ? ' vorgang-checkbox--error' : ''}`}>
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
      <div className="kern-form-check">
        <input
          className={`kern-form-check__checkbox${error ? ' kern-form-check__checkbox--error' : ''}`}
          type="checkbox"
          id={id}
          name={field.key}
          value="true"
          defaultChecked={value === true || value === 'true' || value === 'on'}
          aria-invalid={error ? true : undefined}
          aria-describedby={describedBy(
            field.key,
            { hint: Boolean(field.hint), error: Boolean(error) },
            idPrefix,
          )}
        />
        <label className="kern-label" htmlFor={id}>
          {field.label}
        </label>
      </div>
    </div>
  );
}
