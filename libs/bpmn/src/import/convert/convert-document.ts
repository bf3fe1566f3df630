import { createAttribute, withChildren } from '../../xml/edit-xml.js';
import { attributeOf, childElements, XMLNS, type XmlDocument, type XmlElement } from '../../xml/xml-tree.js';
import {
  ElementConversion,
  type ConversionOptions,
  type GeneratedForm,
  type ReportedElement,
} from '../element-conversion.js';
import type { ImportEntry } from '../import-entry.js';
import { BPMN, isConvertible, ZEEBE } from '../namespaces.js';
import { convertCalls } from './convert-calls.js';
import { convertCommon, listUnknown } from './convert-common.js';
import { convertDecisions } from './convert-decisions.js';
import { convertExpressions } from './convert-expressions.js';
import { convertJobs, convertRetries } from './convert-jobs.js';
import { convertListeners } from './convert-listeners.js';
import { convertLoops } from './convert-loops.js';
import { convertInputOutput } from './convert-mappings.js';
import { convertScripts } from './convert-scripts.js';
import { convertUserTasks } from './convert-user-tasks.js';

/** In this order: a decision takes its result variable before jobs do, and retries need to know whether there is a job. */
const CONVERTERS: readonly ((conversion: ElementConversion) => void)[] = [
  convertExpressions,
  convertLoops,
  convertUserTasks,
  convertCalls,
  convertDecisions,
  convertScripts,
  convertJobs,
  convertRetries,
  convertInputOutput,
  convertListeners,
  convertCommon,
  listUnknown,
];

export interface ConvertedDocument {
  readonly document: XmlDocument;
  readonly entries: readonly ImportEntry[];
  /** Forms that the other engine generated, as files to deploy with the model. */
  readonly forms: readonly GeneratedForm[];
}

/** Whether a file was made for an engine of the Activiti family: it declares the namespace of its extensions. */
export function isForeignEngineModel({ root }: XmlDocument): boolean {
  return root.attributes.some(({ namespace, value }) => namespace === XMLNS && isConvertible(value));
}

/** Converts the extensions of engines of the Activiti family to those that run here, element by element. */
export function convertDocument(
  document: XmlDocument,
  resourceName: string,
  removeForeign: boolean,
): ConvertedDocument {
  const declared = document.root.attributes.find(
    ({ namespace, value, name }) => namespace === XMLNS && name !== 'xmlns' && value === ZEEBE,
  );
  const prefix = declared?.localName ?? freePrefix(document.root);
  const walk = new ConversionWalk({ prefix, removeForeign });
  const converted = walk.convert(document.root, { id: resourceName, name: undefined });
  const root =
    declared !== undefined || !walk.wroteZeebe
      ? converted
      : {
          ...converted,
          attributes: [
            ...converted.attributes,
            createAttribute({ namespace: XMLNS, prefix: 'xmlns', localName: prefix }, ZEEBE),
          ],
        };
  return { document: { ...document, root }, entries: walk.entries, forms: walk.forms };
}

class ConversionWalk {
  readonly entries: ImportEntry[] = [];
  readonly forms: GeneratedForm[] = [];
  wroteZeebe = false;

  constructor(private readonly options: ConversionOptions) {}

  convert(element: XmlElement, owner: ReportedElement, outerProcessId = ''): XmlElement {
    if (element.namespace !== BPMN || element.localName === 'extensionElements') return element;
    const reported = reportedFor(element, owner);
    const processId = element.localName === 'process' ? reported.id : outerProcessId;
    const conversion = new ElementConversion(element, reported, this.options, processId);
    for (const convert of CONVERTERS) convert(conversion);
    this.entries.push(...conversion.entries);
    this.forms.push(...conversion.forms);
    const converted = conversion.result();
    this.wroteZeebe ||= childElements(converted).some(({ localName, children }) =>
      localName === 'extensionElements'
        ? children.some((child) => child.kind === 'element' && child.namespace === ZEEBE)
        : false,
    );
    return withChildren(
      converted,
      converted.children.map((child) =>
        child.kind === 'element' ? this.convert(child, reported, processId) : child,
      ),
    );
  }
}

/** Parts of an element, such as its timer, are no elements that a modeller can show. */
function reportedFor(element: XmlElement, owner: ReportedElement): ReportedElement {
  const id = attributeOf(element, 'id');
  if (
    id === undefined ||
    /(EventDefinition|LoopCharacteristics|Expression|[cC]ondition)$/.test(element.localName)
  )
    return owner;
  return { id, name: attributeOf(element, 'name') };
}

function freePrefix(root: XmlElement): string {
  const taken = new Set(root.attributes.map(({ localName }) => localName));
  return ['zeebe', 'zeebe8', 'zeebe88'].find((prefix) => !taken.has(prefix)) ?? 'zeebe888';
}
