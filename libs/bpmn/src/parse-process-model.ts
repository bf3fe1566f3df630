import { openDocument } from './document/open-document.js';
import type { ProcessModel } from './model.js';
import type { ParseModelResult } from './problem.js';
import { ExpressionReader } from './reading/reading-context.js';
import { readProcess } from './reading/read-process.js';
import { checkDeployment } from './rules/deployment-rules.js';

/**
 * Reads a BPMN 2.0 file and checks that the engine can run every executable process in it.
 * All problems are reported at once, each with the element, the rule and the fix.
 *
 * @param xml the file's content
 * @param resourceName the file's name, used where no element is to blame
 */
export async function parseProcessModel(xml: string, resourceName: string): Promise<ParseModelResult<ProcessModel>> {
  const opened = await openDocument(xml, resourceName);
  if (!opened.ok) return opened;

  const expressions = new ExpressionReader();
  const processes = opened.model.processes.map((process) => readProcess(process, expressions));
  const problems = [...checkDeployment(opened.model), ...expressions.problems];
  return problems.length > 0 ? { ok: false, problems } : { ok: true, model: { processes } };
}
