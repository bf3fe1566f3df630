import type { FormField } from '@vorgang/forms';
import type { ReactNode } from 'react';
import { describedBy, inputId } from './field-ids.js';
import type { FieldProps } from './field-props.js';
import { FieldErrorText, Hint, LabelText, QuestionHeading } from './field-text.js';

type FrameProps = FieldProps & { readonly children: ReactNode };

/** Label, hint and error around one input; error between label and input, where it is read first. */
export function InputFrame(props: FrameProps) {
  const { field, error, idPrefix } = props;
  return (
    <div className={`kern-form-input${error ? ' kern-form-input--error' : ''}`}>
      <label className="kern-label" htmlFor={inputId(field.key, idPrefix)}>
        <Question {...props} />
      </label>
      <HintAndError {...props} />
      {props.children}
    </div>
  );
}

/** Legend, hint and error around a group of inputs. */
export function FieldsetFrame(props: FrameProps) {
  const { error } = props;
  return (
    <fieldset
      className={`kern-fieldset${error ? ' kern-fieldset--error' : ''}`}
      aria-describedby={descriptionOf(props)}
    >
      <legend className="kern-label">
        <Question {...props} />
      </legend>
      <HintAndError {...props} />
      {props.children}
    </fieldset>
  );
}

/** Help and error of a field, in this order. */
export function HintAndError({ field, error, idPrefix }: FieldProps) {
  return (
    <>
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
    </>
  );
}

/** `aria-describedby` of a field: its hint and its error. */
export function descriptionOf({ field, error, idPrefix }: FieldProps<FormField>): string | undefined {
  return describedBy(field.key, { hint: Boolean(field.hint), error: Boolean(error) }, idPrefix);
}

function Question({ field, isHeading }: FieldProps) {
  return (
    <QuestionHeading isHeading={isHeading ?? false}>
      <LabelText label={field.label} required={field.required} />
    </QuestionHeading>
  );
}
