import { DEFAULT_MODEL_LIMITS, type ModelLimits } from '../document/model-limits.js';
import { guardXml } from '../document/xml-guard.js';
import type { ModelProblem } from '../problem.js';
import { readXml } from '../xml/read-xml.js';
import type { XmlDocument } from '../xml/xml-tree.js';
import { writeXml } from '../xml/write-xml.js';
import type { ImportEntry } from './import-entry.js';
import { BPMN, isDecisionNamespace } from './namespaces.js';
import { repairIds } from './repair-ids.js';
import { repairPrefixes } from './repair-prefixes.js';

/** A foreign file that every tool can read, or why it cannot be read at all. */
export type PreparedImport =
  | {
      readonly ok: true;
      readonly kind: 'process' | 'decisions';
      readonly xml: string;
      readonly document: XmlDocument;
      readonly entries: readonly ImportEntry[];
    }
  | { readonly ok: false; readonly problems: readonly ModelProblem[] };

/**
 * Guards a file that comes from outside and repairs what keeps tools from reading or writing it. A file that needs
 * no repair is answered as it came, to the character.
 */
export function prepareImport(
  xml: string,
  resourceName: string,
  limits: Partial<ModelLimits> = {},
): PreparedImport {
  const unsafe = guardXml(xml, resourceName, { ...DEFAULT_MODEL_LIMITS, ...limits });
  if (unsafe !== undefined) return { ok: false, problems: [unsafe] };
  const document = readXml(xml);
  const { root } = document;
  // Decisions need no repair: what their tools write, others read.
  if (isDecisionNamespace(root.namespace) && root.localName === 'definitions')
    return { ok: true, kind: 'decisions', xml, document, entries: [] };
  if (root.namespace !== BPMN || root.localName !== 'definitions')
    return { ok: false, problems: [noBpmn(resourceName)] };
  const prefixes = repairPrefixes(root);
  const ids = repairIds(prefixes.root);
  const entries = [...prefixes.entries, ...ids.entries];
  if (entries.length === 0) return { ok: true, kind: 'process', xml, document, entries };
  const repaired = { ...document, root: ids.root };
  return { ok: true, kind: 'process', xml: writeXml(repaired), document: repaired, entries };
}

function noBpmn(resourceName: string): ModelProblem {
  return {
    elementId: resourceName,
    rule: 'file-must-be-bpmn',
    message:
      'The file is not a BPMN 2.0 model or a DMN model: its root element is not <definitions> of one of them.',
    fix: 'Export the model as BPMN 2.0 or DMN XML, not in a format of the tool itself.',
  };
}
