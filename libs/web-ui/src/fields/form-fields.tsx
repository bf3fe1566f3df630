import { isField, type FieldError, type FormField, type FormPart, type RawAnswers } from '@vorgang/forms';
import { Markdown } from '../markdown.js';
import { Checkbox, ChoiceGroup, SelectInput } from './choice-input.js';
import { DateInput } from './date-input.js';
import type { FieldProps } from './field-props.js';
import { TextInput } from './text-input.js';

/**
 * The one form renderer: the shown parts of a page, with what was typed and what is wrong.
 * Inputs are uncontrolled, so the same markup works on the server and in a client application;
 * read it there with `new FormData(form)` and `readPost`.
 */
export function FormFields(props: {
  readonly parts: readonly FormPart[];
  readonly raw: RawAnswers;
  readonly errors?: readonly FieldError[];
  /** Title of the page: a single question with the same words becomes its heading. */
  readonly title?: string;
  readonly idPrefix?: string;
}) {
  return (
    <div className="vorgang-fields">
      {props.parts.map((part) =>
        isField(part) ? (
          <FormFieldInput
            key={part.key}
            field={part}
            value={props.raw[part.key]}
            error={props.errors?.find((error) => error.key === part.key)}
            isHeading={part.label === props.title && isQuestionHeading(props.parts, props.title)}
            idPrefix={props.idPrefix}
          />
        ) : (
          <Markdown key={part.id} text={part.text} />
        ),
      )}
    </div>
  );
}

/** Whether the label of the page's first and only question is also its title, and so its `h1`. */
export function isQuestionHeading(parts: readonly FormPart[], title: string | undefined): boolean {
  const [first, ...rest] = parts;
  return (
    first !== undefined &&
    rest.length === 0 &&
    isField(first) &&
    first.kind !== 'checkbox' &&
    first.label === title
  );
}

/** The component for one field. */
export function FormFieldInput(props: FieldProps<FormField>) {
  const { field } = props;
  switch (field.kind) {
    case 'text':
    case 'longText':
    case 'number':
      return <TextInput {...props} field={field} />;
    case 'date':
      return <DateInput {...props} field={field} />;
    case 'checkbox':
      return <Checkbox {...props} field={field} />;
    case 'select':
      return <SelectInput {...props} field={field} />;
    case 'radio':
    case 'checklist':
      return <ChoiceGroup {...props} field={field} />;
  }
}
