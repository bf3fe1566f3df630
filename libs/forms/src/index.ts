export {
  fieldsOf,
  isField,
  type CheckboxField,
  type Choice,
  type ChoiceField,
  type DateField,
  type FieldRule,
  type FormDefinition,
  type FormField,
  type FormPage,
  type FormPart,
  type FormProblem,
  type FormText,
  type NumberField,
  type ParseFormResult,
  type TextField,
} from './form-definition.js';
export { parseForm } from './parse-form.js';
export { isAnswerKey, readAnswer, withAnswer } from './answer-path.js';
export {
  datePartNames,
  inputNames,
  isDateParts,
  rawFromAnswers,
  type DateParts,
  type RawAnswers,
  type RawValue,
} from './raw-value.js';
export { readPost, type ReadPostResult } from './read-post.js';
export { formatDate, splitDate } from './calendar-date.js';
export { isShown, type FormContext } from './conditions.js';
export { checkAnswers, checkPage, type CheckResult, type FieldError } from './check-answers.js';
export { firstOpenPage, isPageComplete, shownPages, shownParts } from './form-journey.js';
export { answerText, summariseAnswers, type SummaryEntry, type SummaryPage } from './answers-summary.js';
