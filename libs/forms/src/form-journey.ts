import type { JsonObject } from '@vorgang/feel';
import { checkPage } from './check-answers.js';
import { isShown, type FormContext } from './conditions.js';
import { isField, type FormDefinition, type FormPage } from './form-definition.js';
import { rawFromAnswers } from './raw-value.js';

/** Pages that are asked, given the answers so far. */
export function shownPages(
  form: FormDefinition,
  answers: JsonObject,
  context: FormContext,
): readonly FormPage[] {
  return form.pages.filter((page) => isShown(page, answers, context));
}

/** Parts of a page that are shown, given the answers so far. */
export function shownParts(page: FormPage, answers: JsonObject, context: FormContext): FormPage['parts'] {
  return page.parts.filter((part) => isShown(part, answers, context));
}

/** The first page whose stored answers are not complete, or null when the form can be sent. */
export function firstOpenPage(
  form: FormDefinition,
  answers: JsonObject,
  context: FormContext,
): FormPage | null {
  return shownPages(form, answers, context).find((page) => !isPageComplete(page, answers, context)) ?? null;
}

/** Whether the stored answers fill a page, so that later pages may be opened. */
export function isPageComplete(page: FormPage, answers: JsonObject, context: FormContext): boolean {
  const fields = page.parts.filter(isField);
  return checkPage(page, rawFromAnswers(fields, answers), answers, context).ok;
}
