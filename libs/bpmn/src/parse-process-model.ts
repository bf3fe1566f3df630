import { DEFAULT_MODEL_LIMITS, type ModelLimits } from './document/model-limits.js';
import { openDocument } from './document/open-document.js';
import { guardXml } from './document/xml-guard.js';
import type { BpmnDocument } from './document/bpmn-document.js';
import type { ProcessModel } from './model.js';
import type { ModelProblem, ParseModelResult } from './problem.js';
import { ExpressionReader } from './reading/expression-reader.js';
import { readProcess } from './reading/read-process.js';
import { checkDeployment } from './rules/deployment-rules.js';

/**
 * Reads a BPMN 2.0 file and checks that the engine can run every executable process in it.
 * All problems are reported at once, each with the element, the rule and the fix.
 *
 * @param xml the file's content
 * @param resourceName the file's name, used where no element is to blame
 * @param limits bounds on size and nesting; those not given keep their default
 */
export async function parseProcessModel(
  xml: string,
  resourceName: string,
  limits: Partial<ModelLimits> = {},
): Promise<ParseModelResult<ProcessModel>> {
  const bounds = { ...DEFAULT_MODEL_LIMITS, ...limits };
  const unsafe = guardXml(xml, resourceName, bounds);
  if (unsafe !== undefined) return { ok: false, problems: [unsafe] };

  const { document, problems } = await openDocument(xml, resourceName);
  if (document === undefined) return { ok: false, problems };
  if (document.flowElements.length > bounds.elements)
    return { ok: false, problems: [tooManyElements(document, bounds)] };

  const expressions = new ExpressionReader();
  const processes = document.processes.map((process) => readProcess(process, expressions));
  const all = [...problems, ...checkDeployment(document), ...expressions.problems];
  return all.length > 0
    ? { ok: false, problems: shorten(all, resourceName) }
    : { ok: true, model: { processes } };
}

/**
 * Reads a file that passed the checks when it was deployed. Rules that became stricter since then do not count: what
 * runs must stay able to run. An expression that does not compile any more fails where it is evaluated.
 *
 * @param xml the file's content, as stored
 */
export async function readDeployedModel(
  xml: string,
  resourceName: string,
): Promise<ParseModelResult<ProcessModel>> {
  const { document, problems } = await openDocument(xml, resourceName);
  if (document === undefined) return { ok: false, problems };
  const expressions = new ExpressionReader();
  return {
    ok: true,
    model: { processes: document.processes.map((process) => readProcess(process, expressions)) },
  };
}

/** A generated file can break a rule at every element; nobody reads more than this. */
const MAXIMUM_PROBLEMS = 200;

function shorten(problems: readonly ModelProblem[], resourceName: string): readonly ModelProblem[] {
  if (problems.length <= MAXIMUM_PROBLEMS) return problems;
  const rest: ModelProblem = {
    elementId: resourceName,
    rule: 'more-problems',
    message: `The file has ${problems.length} problems; the first ${MAXIMUM_PROBLEMS} are listed.`,
    fix: 'Correct these and deploy again to see the others.',
  };
  return [...problems.slice(0, MAXIMUM_PROBLEMS), rest];
}

function tooManyElements(
  { resourceName, flowElements }: BpmnDocument,
  { elements }: ModelLimits,
): ModelProblem {
  return {
    elementId: resourceName,
    rule: 'file-size',
    message: `The file draws ${flowElements.length} elements; at most ${elements} are allowed.`,
    fix: 'Split the model into several processes.',
  };
}
