import { BpmnModdle } from 'bpmn-moddle';
import { Reader, type Warning } from 'moddle-xml';
import zeebe from 'zeebe-bpmn-moddle/resources/zeebe.json' with { type: 'json' };
import type { ModelProblem, ParseModelResult } from '../problem.js';
import { createDocument, type BpmnDocument } from './bpmn-document.js';
import { idOf, isElement } from './moddle-element.js';

const metamodel = new BpmnModdle({ zeebe });

/** Reading stops after so many problems: finding the line of each costs a pass over the file. */
const MAXIMUM_WARNINGS = 100;

/** Reads XML that passed the guard into elements of the BPMN metamodel. */
export async function openDocument(xml: string, resourceName: string): Promise<ParseModelResult<BpmnDocument>> {
  try {
    const { rootElement, warnings } = await read(xml);
    if (!isElement(rootElement)) return refused([notBpmn(resourceName, 'It holds no bpmn:definitions.')]);
    const problems = warnings.map((warning) => describe(warning, resourceName));
    return problems.length > 0 ? refused(problems) : { ok: true, model: createDocument(rootElement, resourceName) };
  } catch (error) {
    const problems = warningsOf(error).map((warning) => describe(warning, resourceName));
    return refused([...problems, notBpmn(resourceName, oneLine(error instanceof Error ? error.message : ''))]);
  }
}

async function read(xml: string): Promise<{ rootElement: unknown; warnings: readonly Warning[] }> {
  const reader = new Reader({ model: metamodel, lax: true });
  return reader.fromXML(xml, reader.handler('bpmn:Definitions'));
}

function refused(problems: readonly ModelProblem[]): { readonly ok: false; readonly problems: readonly ModelProblem[] } {
  return { ok: false, problems };
}

function warningsOf(error: unknown): readonly Warning[] {
  if (typeof error !== 'object' || error === null || !('warnings' in error)) return [];
  return Array.isArray(error.warnings) ? error.warnings.slice(0, MAXIMUM_WARNINGS) : [];
}

function describe(warning: Warning, resourceName: string): ModelProblem {
  return {
    elementId: (isElement(warning.element) ? idOf(warning.element) : '') || resourceName,
    rule: 'file-must-be-bpmn',
    message: oneLine(warning.message),
    fix: 'Remove or correct what is named here; only elements and attributes of BPMN 2.0 and of zeebe are read.',
  };
}

function notBpmn(resourceName: string, reason: string): ModelProblem {
  return {
    elementId: resourceName,
    rule: 'file-must-be-bpmn',
    message: `The file is not a BPMN 2.0 model. ${reason}`.trim(),
    fix: 'Export the file again as BPMN 2.0 XML.',
  };
}

function oneLine(message: string): string {
  return message.replace(/\s+/g, ' ').trim();
}
