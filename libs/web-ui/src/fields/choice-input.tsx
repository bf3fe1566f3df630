import type { CheckboxField, ChoiceField } from '@vorgang/forms';
import { descriptionOf, FieldsetFrame, HintAndError, InputFrame } from './field-frame.js';
import { inputId } from './field-ids.js';
import type { FieldProps } from './field-props.js';

/** One of several answers, or several of them, all visible. The first input carries the id that errors link to. */
export function ChoiceGroup(props: FieldProps<ChoiceField>) {
  const { field, value, error, idPrefix } = props;
  const type = field.kind === 'checklist' ? 'checkbox' : 'radio';
  return (
    <FieldsetFrame {...props}>
      <div className="kern-fieldset__body">
        {field.choices.map((choice, index) => {
          const first = inputId(field.key, idPrefix);
          const id = index === 0 ? first : `${first}-${index + 1}`;
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
    </FieldsetFrame>
  );
}

/** One of many answers. */
export function SelectInput(props: FieldProps<ChoiceField>) {
  const { field, value, error, idPrefix } = props;
  return (
    <InputFrame {...props}>
      <div className={`kern-form-input__select-wrapper${error ? ' kern-form-input__select--error' : ''}`}>
        <select
          className="kern-form-input__select"
          id={inputId(field.key, idPrefix)}
          name={field.key}
          defaultValue={typeof value === 'string' ? value : ''}
          aria-invalid={error ? true : undefined}
          aria-describedby={descriptionOf(props)}
        >
          <option value="">Bitte auswählen</option>
          {field.choices.map((choice) => (
            <option key={choice.value} value={choice.value}>
              {choice.label}
            </option>
          ))}
        </select>
      </div>
    </InputFrame>
  );
}

/** One tick. A required one says so by its error, not by a mark. */
export function Checkbox(props: FieldProps<CheckboxField>) {
  const { field, value, error, idPrefix } = props;
  const id = inputId(field.key, idPrefix);
  return (
    <div className={`vorgang-checkbox${error ? ' vorgang-checkbox--error' : ''}`}>
      <HintAndError {...props} />
      <div className="kern-form-check">
        <input
          className={`kern-form-check__checkbox${error ? ' kern-form-check__checkbox--error' : ''}`}
          type="checkbox"
          id={id}
          name={field.key}
          value="true"
          defaultChecked={value === true || value === 'true' || value === 'on'}
          aria-invalid={error ? true : undefined}
          aria-describedby={descriptionOf(props)}
        />
        <label className="kern-label" htmlFor={id}>
          {field.label}
        </label>
      </div>
    </div>
  );
}
