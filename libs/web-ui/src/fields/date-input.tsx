import {
  datePartNames,
  isDateParts,
  splitDate,
  type DateField,
  type DateParts,
  type RawValue,
} from '@vorgang/forms';
import { FieldsetFrame } from './field-frame.js';
import { inputId } from './field-ids.js';
import type { FieldProps } from './field-props.js';

/** A date in three fields (KERN "Datum", GOV.UK "date input"): faster than a calendar for dates that people know. */
export function DateInput(props: FieldProps<DateField>) {
  const { field, value, error, idPrefix } = props;
  const isBirthday = field.autocomplete === 'bday';
  return (
    <FieldsetFrame {...props}>
      <div className="kern-fieldset__body kern-fieldset__body--horizontal">
        {partsOf(field, shownParts(value)).map((part) => {
          const isWrong = error?.inputName === part.name;
          return (
            <div className="kern-form-input" key={part.name}>
              <label className="kern-label" htmlFor={inputId(part.name, idPrefix)}>
                {part.label}
              </label>
              <input
                className={`kern-form-input__input kern-form-input__input--width-${part.width}${
                  isWrong ? ' kern-form-input__input--error' : ''
                }`}
                id={inputId(part.name, idPrefix)}
                name={part.name}
                type="text"
                inputMode="numeric"
                defaultValue={part.value}
                autoComplete={isBirthday ? part.token : undefined}
                aria-invalid={isWrong || undefined}
              />
            </div>
          );
        })}
      </div>
    </FieldsetFrame>
  );
}

function partsOf(field: DateField, parts: DateParts) {
  const names = datePartNames(field.key);
  return [
    { name: names.day, label: 'Tag', value: parts.day, token: 'bday-day', width: 2 },
    { name: names.month, label: 'Monat', value: parts.month, token: 'bday-month', width: 2 },
    { name: names.year, label: 'Jahr', value: parts.year, token: 'bday-year', width: 4 },
  ] as const;
}

function shownParts(value: RawValue): DateParts {
  if (isDateParts(value)) return value;
  const parts = typeof value === 'string' ? splitDate(value) : null;
  return parts ?? { day: '', month: '', year: '' };
}
