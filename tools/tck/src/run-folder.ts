import { readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { evaluateOverFeel, findInvocable, parseDecisionModels, readDecisionDocument } from '@vorgang/dmn';
import type { DecisionModel, ParseDecisionModelResult } from '@vorgang/dmn';
import { Evaluation, formatValue, isContext } from '@vorgang/feel';
import type { FeelValue } from '@vorgang/feel';
import { isExpected, readValue } from './expected-value.js';
import { childOf, childrenOf, parseXml } from './xml.js';
import type { XmlElement } from './xml.js';

/** What became of one test case. */
export interface CaseResult {
  /** File and case, such as `0004-simpletable-U-test-01.xml 001`. */
  readonly name: string;
  readonly passed: boolean;
  /** What was expected and what came instead; empty when the case passed. */
  readonly difference: string;
}

const OPTIONS = { now: Date.now(), timeZone: 'UTC', budget: { steps: 5_000_000, size: 5_000_000 } };

/** Runs all test cases of the DMN Technology Compatibility Kit below a folder, in the order of their paths. */
export async function runFolder(folder: string): Promise<readonly CaseResult[]> {
  const files = (await readdir(folder, { recursive: true })).filter((file) => /\.xml$/i.test(file)).sort();
  const results: CaseResult[] = [];
  for (const file of files) results.push(...(await runFile(join(folder, file), file)));
  return results;
}

async function runFile(path: string, shownName: string): Promise<readonly CaseResult[]> {
  const tests = parseXml(await readFile(path, 'utf8'));
  if (tests.name !== 'testCases') return [];
  const modelName = childOf(tests, 'modelName')?.text.trim() ?? '';
  const parsed = await parseModel(dirname(path), modelName);
  return childrenOf(tests, 'testCase').map((testCase) => {
    const name = `${shownName} ${testCase.attributes.get('id') ?? ''}`;
    if (!parsed.ok)
      return {
        name,
        passed: false,
        difference: `the model was refused: ${parsed.problems.map(({ elementId, message }) => `${elementId}: ${message}`).join(' ')}`,
      };
    const difference = runCase(testCase, parsed.model);
    return { name, passed: difference === '', difference };
  });
}

/** A model, with those beside it where it imports any. */
async function parseModel(folder: string, modelName: string): Promise<ParseDecisionModelResult> {
  const content = await readFile(join(folder, modelName), 'utf8');
  const read = await readDecisionDocument(content);
  if (!read.ok || read.document.imports.length === 0)
    return (await parseDecisionModels([content], undefined, 'run'))[0]!;
  const names = (await readdir(folder)).filter((name) => name.endsWith('.dmn') && name !== modelName);
  const others = await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')));
  return (await parseDecisionModels([content, ...others], undefined, 'run'))[0]!;
}

function runCase(testCase: XmlElement, model: DecisionModel): string {
  const inputs = new Map<string, FeelValue>(
    childrenOf(testCase, 'inputNode').map((input) => [input.attributes.get('name') ?? '', readValue(input)]),
  );
  const service = testCase.attributes.get('invocableName');
  return childrenOf(testCase, 'resultNode')
    .map((resultNode) => compareResult(resultNode, service, inputs, model))
    .filter((difference) => difference !== '')
    .join('; ');
}

function compareResult(
  resultNode: XmlElement,
  service: string | undefined,
  inputs: ReadonlyMap<string, FeelValue>,
  model: DecisionModel,
): string {
  const name = service ?? resultNode.attributes.get('name') ?? '';
  const expectedElement = childOf(resultNode, 'expected');
  const expected = expectedElement === undefined ? null : readValue(expectedElement);
  const id = findInvocable(model, name);
  if (id === undefined) return `${name}: the model has no decision or decision service of this name`;
  const result = evaluateOverFeel(model, id, inputs, OPTIONS);
  // Running out of budget is not the null that a case may expect.
  if (!result.ok) return `${name}: expected ${show(expected)}, but the evaluation failed: ${result.message}`;
  const { output } = result;
  // A service with several output decisions answers a context, of which the result node names one entry.
  const entry = resultNode.attributes.get('name') ?? '';
  const actual =
    service !== undefined && isContext(output) && output.has(entry) ? (output.get(entry) ?? null) : output;
  if (isExpected(expected, actual)) return '';
  const reason = result.warnings.map(({ message }) => message).join(' ');
  return `${name}: expected ${show(expected)}, got ${show(actual)}${reason === '' ? '' : ` (${reason})`}`;
}

function show(value: FeelValue): string {
  return typeof value === 'string'
    ? JSON.stringify(value)
    : (formatValue(value, new Evaluation(OPTIONS)) ?? 'null');
}
