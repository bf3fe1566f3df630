import { isFeelLanguage } from '@vorgang/feel';
import type { DecisionModelProblem } from '../contract.js';
import { idOf, textOf } from '../document/element.js';
import type { DmnElement } from '../document/element.js';

/**
 * What keeps a text from being FEEL: another language, said by itself or, where it says none, by the definitions, which
 * are blamed then once for all (DMN 1.5, 7.3.1 and 7.3.7).
 *
 * @param place the element that a problem of the text itself names
 */
export function languageProblem(
  definitions: DmnElement,
  element: DmnElement,
  place: DmnElement,
): DecisionModelProblem | null {
  const own = stated(element);
  const language = own ?? stated(definitions);
  if (isFeelLanguage(language)) return null;
  const isOwn = own !== undefined;
  return {
    elementId: idOf(isOwn ? place : definitions),
    rule: 'expression-language',
    message: `${isOwn ? 'A text here is' : 'Texts without a language of their own are'} in the language "${language}". Write what is meant in FEEL and remove the expressionLanguage, or let the import of models convert the file.`,
  };
}

function stated(element: DmnElement): string | undefined {
  const language = textOf(element, 'expressionLanguage')?.trim();
  return language === '' ? undefined : language;
}
