import { fixedText } from './fields.js';

/** Id of the group in which every connector says what becomes of its answer. */
export const outcomeGroup = 'outcome';

/** What every connector takes, under the names that Camunda's connectors use. */
export const commonFields = {
  resultVariable: fixedText({
    label: 'Variable für das Ergebnis',
    description: 'In dieser Variable steht die ganze Antwort.',
    group: outcomeGroup,
  }),
  resultExpression: fixedText({
    label: 'Ergebnis-Ausdruck',
    description: 'FEEL-Kontext aus der Antwort (response). Jeder Eintrag wird eine Variable.',
    group: outcomeGroup,
    isLong: true,
    feel: 'required',
  }),
  errorExpression: fixedText({
    label: 'Fehler-Ausdruck',
    description:
      'FEEL aus error und response: bpmnError("Kennung", "Text"), jobError("Text"), ignoreError({}) oder null.',
    group: outcomeGroup,
    isLong: true,
    feel: 'required',
  }),
} as const;
