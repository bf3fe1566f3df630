import type { JsonObject } from '@vorgang/feel';
import { checkPage, isField, type FormContext, type FormDefinition, type RawAnswers } from '@vorgang/forms';

/** Every answer that is valid by itself, so that conditions can decide what to show while the form is being filled in. */
export function answersSoFar(form: FormDefinition, raw: RawAnswers, context: FormContext): JsonObject {
  let answers: JsonObject = {};
  for (const page of form.pages) {
    for (const part of page.parts.filter(isField)) {
      const checked = checkPage({ ...page, parts: [part] }, raw, answers, context);
      if (checked.ok) answers = checked.answers;
    }
  }
  return answers;
}
