import type { ModelLimits } from '../document/model-limits.js';
import { parseProcessModel } from '../parse-process-model.js';
import type { ModelProblem } from '../problem.js';
import { decodeXml } from '../xml/decode-xml.js';
import { writeXml } from '../xml/write-xml.js';
import { convertDocument, isForeignEngineModel } from './convert/convert-document.js';
import { convertDecisionDocument } from './decisions/convert-decision-document.js';
import type { GeneratedForm } from './element-conversion.js';
import { IMPORT_RULES, type ImportEntry } from './import-entry.js';
import { prepareImport } from './prepare-import.js';

/** A model made elsewhere in the dialect that runs here, or why the file cannot be read. */
export type ImportResult =
  | {
      readonly ok: true;
      readonly kind: 'process' | 'decisions';
      readonly xml: string;
      /** Forms that the other engine generated from the model, to deploy with it; it links them by their id. */
      readonly forms: readonly GeneratedForm[];
      /** What was done with everything that other engines and tools put into the file. */
      readonly entries: readonly ImportEntry[];
      /** What still keeps a process from being deployed; decisions are not checked here. */
      readonly problems: readonly ModelProblem[];
    }
  | { readonly ok: false; readonly problems: readonly ModelProblem[] };

export interface ImportOptions {
  /** Takes out also what has no counterpart here, instead of leaving it in the file; false unless given. */
  readonly removeForeign?: boolean;
  readonly limits?: Partial<ModelLimits>;
}

/**
 * Reads a BPMN or DMN file that another tool made. Extensions of engines of the Activiti family (Camunda 7, Operaton,
 * Flowable, Activiti) are converted where they have a counterpart; everything else, of whatever tool, stays in the
 * file as it was.
 *
 * @param bytes the file, in any encoding that its declaration names
 */
export async function importModel(
  bytes: Uint8Array,
  resourceName: string,
  { removeForeign = false, limits = {} }: ImportOptions = {},
): Promise<ImportResult> {
  const decoded = decodeXml(bytes);
  if (!decoded.ok) return { ok: false, problems: [unreadable(resourceName, decoded.encoding)] };
  const prepared = prepareImport(decoded.xml, resourceName, limits);
  if (!prepared.ok) return prepared;
  const recoded = decoded.encoding === 'utf-8' ? [] : [encodingEntry(resourceName, decoded.encoding)];
  const entries = [...recoded, ...prepared.entries];
  if (prepared.kind === 'decisions') {
    const converted = convertDecisionDocument(prepared.document, resourceName, removeForeign);
    const xml = writeXml(converted.document);
    return {
      ok: true,
      kind: 'decisions',
      xml,
      entries: [...entries, ...converted.entries],
      forms: [],
      problems: [],
    };
  }
  if (!isForeignEngineModel(prepared.document)) {
    return finish({ xml: prepared.xml, entries, forms: [] }, resourceName, limits);
  }
  const converted = convertDocument(prepared.document, resourceName, removeForeign);
  const { forms } = converted;
  const xml = writeXml(converted.document);
  return finish({ xml, entries: [...entries, ...converted.entries], forms }, resourceName, limits);
}

async function finish(
  converted: Pick<Extract<ImportResult, { ok: true }>, 'xml' | 'entries' | 'forms'>,
  resourceName: string,
  limits: Partial<ModelLimits>,
): Promise<ImportResult> {
  const parsed = await parseProcessModel(converted.xml, resourceName, limits);
  return { ok: true, kind: 'process', ...converted, problems: parsed.ok ? [] : parsed.problems };
}

function encodingEntry(resourceName: string, encoding: string): ImportEntry {
  const rule = 'encoding-to-utf-8';
  return {
    elementId: resourceName,
    outcome: 'repaired',
    rule,
    from: encoding,
    to: 'UTF-8',
    message: IMPORT_RULES[rule],
  };
}

function unreadable(resourceName: string, encoding: string): ModelProblem {
  return {
    elementId: resourceName,
    rule: 'encoding-must-be-utf-8',
    message: `The bytes of the file are not text in the encoding ${encoding}.`,
    fix: 'Save the file as UTF-8.',
  };
}
