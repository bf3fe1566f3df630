import type { CompiledExpression, JsonValue } from '@vorgang/feel';

/** The checks of a field that can fail. Each may carry a message of its own. */
export type FieldRule =
  'required' | 'invalid' | 'minLength' | 'maxLength' | 'pattern' | 'characters' | 'min' | 'max' | 'rule';

export interface Choice {
  readonly value: string;
  readonly label: string;
}

interface PartBase {
  /** Id of the component in the form file. */
  readonly id: string;
  /** FEEL; where it answers true the part is neither shown nor asked, and its answer is dropped. */
  readonly hiddenWhen?: CompiledExpression;
}

interface FieldBase extends PartBase {
  /** Dotted path of the answer, such as `sorgeberechtigt.name`. */
  readonly key: string;
  readonly label: string;
  readonly hint?: string;
  readonly required: boolean;
  /** Label on the summary of answers, where the question would be too long. */
  readonly summaryLabel: string;
  /** Token of the HTML `autocomplete` attribute (WCAG 1.3.5). */
  readonly autocomplete?: string;
  readonly messages: Readonly<Partial<Record<FieldRule, string>>>;
  /** FEEL; must answer true for a filled field. Reads the answers by their names. */
  readonly rule?: CompiledExpression;
  readonly defaultValue?: JsonValue;
}

export interface TextField extends FieldBase {
  readonly kind: 'text' | 'longText';
  readonly minLength?: number;
  readonly maxLength?: number;
  /** RE2 syntax; matches the whole value. */
  readonly pattern?: string;
  readonly inputType: 'text' | 'email' | 'tel';
  /** `names`: letters of DIN 91379 data type A and the marks that names carry. */
  readonly characters: 'any' | 'names';
  /** `digits` drops everything but digits; `upperCase` and `lowerCase` change the letters. */
  readonly normalise: 'trim' | 'digits' | 'upperCase' | 'lowerCase';
}

export interface NumberField extends FieldBase {
  readonly kind: 'number';
  readonly min?: number;
  readonly max?: number;
  /** Digits after the decimal comma; 0 asks for a whole number. */
  readonly decimalDigits: number;
}

/** A limit of a date: fixed (`YYYY-MM-DD`), or FEEL that answers a date. */
export type DateLimit =
  | { readonly kind: 'fixed'; readonly date: string }
  | { readonly kind: 'feel'; readonly expression: CompiledExpression };

export interface DateField extends FieldBase {
  readonly kind: 'date';
  readonly min?: DateLimit;
  readonly max?: DateLimit;
}

/** Yes or no by one tick. `required` means that it has to be ticked. */
export interface CheckboxField extends FieldBase {
  readonly kind: 'checkbox';
}

export interface ChoiceField extends FieldBase {
  readonly kind: 'radio' | 'select' | 'checklist';
  readonly choices: readonly Choice[];
}

export type FormField = TextField | NumberField | DateField | CheckboxField | ChoiceField;

/** Text between the questions, in the Markdown subset that `@vorgang/web-ui` renders. */
export interface FormText extends PartBase {
  readonly kind: 'content';
  readonly text: string;
}

export type FormPart = FormField | FormText;

/** What a citizen sees at once. A top-level group of the file; a file without groups is one page. */
export interface FormPage {
  readonly id: string;
  readonly title: string;
  readonly hiddenWhen?: CompiledExpression;
  readonly parts: readonly FormPart[];
}

/** A form that passed every check at deployment. */
export interface FormDefinition {
  readonly id: string;
  readonly pages: readonly FormPage[];
}

/** Why a form cannot be deployed. All problems of a file are reported at once. */
export interface FormProblem {
  /** Id or key of the component, or the file's name. */
  readonly elementId: string;
  /** Stable name of the broken rule, such as `unsupported-component`. */
  readonly rule: string;
  readonly message: string;
  readonly fix: string;
}

export type ParseFormResult =
  | { readonly ok: true; readonly form: FormDefinition }
  | { readonly ok: false; readonly problems: readonly FormProblem[] };

/** Tells a question from a text. */
export function isField(part: FormPart): part is FormField {
  return part.kind !== 'content';
}

/** All questions of a form in their order. */
export function fieldsOf(form: FormDefinition): readonly FormField[] {
  return form.pages.flatMap((page) => page.parts.filter(isField));
}
