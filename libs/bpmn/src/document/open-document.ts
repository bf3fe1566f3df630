import { BpmnModdle } from 'bpmn-moddle';
import { Reader, type ReadResult, type Warning } from 'moddle-xml';
import zeebe from 'zeebe-bpmn-moddle/resources/zeebe.json' with { type: 'json' };
import type { ModelProblem } from '../problem.js';
import { createDocument, type BpmnDocument } from './bpmn-document.js';
import { concernsDiagramOnly, explainWarning, notBpmn } from './document-problems.js';
import { inlineEventDefinitions } from './inline-event-definitions.js';
import { isElement } from './moddle-element.js';
import { boundReading } from './reading-bounds.js';

const metamodel = new BpmnModdle({ zeebe });

/** A file as far as it could be read. Without a document, the problems are all that can be said. */
export interface OpenedDocument {
  readonly document?: BpmnDocument;
  readonly problems: readonly ModelProblem[];
}

/** Reads XML that passed the guard into elements of the BPMN metamodel. */
export async function openDocument(xml: string, resourceName: string): Promise<OpenedDocument> {
  const { rootElement, warnings, failure } = await read(xml);
  const explained = warnings
    .filter((warning) => !concernsDiagramOnly(warning))
    .map((warning) => explainWarning(warning, resourceName));
  const problems = explained.map(({ problem }) => problem);

  if (failure !== undefined) return { problems: [...problems, notBpmn(resourceName, failure)] };
  if (explained.some(({ incomplete }) => incomplete) || !isElement(rootElement)) return { problems };
  const document = createDocument(rootElement, resourceName);
  inlineEventDefinitions(document.flowElements);
  return { document, problems };
}

async function read(
  xml: string,
): Promise<Partial<ReadResult> & { warnings: readonly Warning[]; failure?: string }> {
  const reader = new Reader({ model: metamodel, lax: true });
  const handler = reader.handler('bpmn:Definitions');
  const warnings = boundReading(handler);
  try {
    const { rootElement } = await reader.fromXML(xml, handler);
    return { rootElement, warnings };
  } catch (error) {
    return { warnings, failure: error instanceof Error ? error.message : String(error) };
  }
}
