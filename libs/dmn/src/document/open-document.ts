import type { DecisionModelProblem } from '../contract.js';
import type { DecisionRule } from '../model/decision-rules.js';
import { findExcess } from './document-limits.js';
import { createModdle, unifyNamespaces } from './dmn-packages.js';
import { isElement } from './element.js';
import type { DmnElement } from './element.js';
import { plainElement } from './plain-element.js';

export type OpenDocumentResult =
  | { readonly ok: true; readonly definitions: DmnElement }
  | { readonly ok: false; readonly problems: readonly DecisionModelProblem[] };

/** Reads the XML of a DMN file into elements, which are plain data. */
export async function openDocument(xml: string): Promise<OpenDocumentResult> {
  const excess = findExcess(xml);
  if (excess !== null) return refuse('document-limits', excess);
  try {
    const { rootElement, warnings } = await createModdle().fromXML(unifyNamespaces(xml));
    const unreadable = warnings.find(({ message }) =>
      /unparsable|unclosed|missing|duplicate ID/i.test(message),
    );
    if (unreadable !== undefined) return refuse('xml', `${unreadable.message}. Correct the XML.`);
    if (isElement(rootElement) && rootElement.$type === 'dmn:Definitions')
      return { ok: true, definitions: plainElement(rootElement) };
    return refuse('xml', 'The root element is not definitions of DMN 1.1 to 1.5. Export the model as DMN.');
  } catch (error) {
    return refuse('xml', `The file is no DMN: ${firstLine(error)}. Export the model as DMN XML.`);
  }
}

/** The parser's messages go on with excerpts of the file and advice for programmers. */
function firstLine(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return (message.split('\n')[0] ?? '').slice(0, 120);
}

function refuse(rule: DecisionRule, message: string): OpenDocumentResult {
  return { ok: false, problems: [{ elementId: 'definitions', rule, message }] };
}
