import { coerce, isContext, NameScope, TESTED_VALUE } from '@vorgang/feel';
import type { Code, Evaluation, FeelType, FeelValue, Scope } from '@vorgang/feel';
import { elementOf, elementsOf, idOf, nameOf, placeOf, textOf } from '../document/element.js';
import type { DmnElement } from '../document/element.js';
import { readTemporalTexts } from '../evaluation/temporal-texts.js';
import { TableTrace } from '../evaluation/table-trace.js';
import type { ModelCompilation } from '../model/model-compilation.js';
import { applyHitPolicy } from './hit-policy.js';
import type { Hit, HitPolicy } from './hit-policy.js';
import { readHitPolicy } from './read-hit-policy.js';

interface Input {
  readonly id: string;
  readonly name: string;
  readonly value: Code;
  readonly type: FeelType;
  readonly allowed: Code | null;
}

interface Output {
  readonly id: string;
  readonly name: string;
  readonly type: FeelType;
  readonly allowed: Code | null;
  /** One test per allowed value, in their order of priority. */
  readonly priorities: readonly Code[];
  readonly otherwise: Code | null;
}

export interface Rule {
  readonly id: string;
  readonly index: number;
  /** Null for a cell that takes everything. */
  readonly tests: readonly (Code | null)[];
  readonly outputs: readonly Code[];
}

export interface DecisionTable {
  readonly name: string;
  readonly inputs: readonly Input[];
  readonly outputs: readonly Output[];
  readonly rules: readonly Rule[];
  readonly policy: HitPolicy;
}

/** Compiles a decision table (DMN 1.5, chapter 8). */
export function compileDecisionTable(
  element: DmnElement,
  owner: DmnElement,
  compilation: ModelCompilation,
): Code {
  const inputs = elementsOf(element, 'input').map((input, index) =>
    compileInput(input, index, owner, compilation),
  );
  const outputs = elementsOf(element, 'output').map((output) => compileOutput(output, owner, compilation));
  const rules = elementsOf(element, 'rule').map((rule, index) =>
    compileRule(rule, index, owner, compilation),
  );
  for (const rule of rules) {
    if (rule.tests.length !== inputs.length || rule.outputs.length !== outputs.length) {
      compilation.report(
        placeOf(element, owner),
        'rule-cells',
        `Rule ${rule.index} has ${rule.tests.length} input and ${rule.outputs.length} output cells for ${inputs.length} inputs and ${outputs.length} outputs. Give it one per column.`,
      );
    }
  }
  if (outputs.length === 0)
    compilation.report(placeOf(element, owner), 'no-output', 'The decision table has no output. Add one.');
  const table: DecisionTable = {
    name: nameOf(owner),
    inputs,
    outputs,
    rules,
    policy: readHitPolicy(element, placeOf(element, owner), outputs.length, compilation),
  };
  return (scope, evaluation) => evaluateTable(table, scope, evaluation);
}

function compileInput(
  element: DmnElement,
  index: number,
  owner: DmnElement,
  compilation: ModelCompilation,
): Input {
  const expression = elementOf(element, 'inputExpression');
  const values = elementOf(element, 'inputValues');
  return {
    id: textOf(element, 'id') ?? `input-${index + 1}`,
    name: textOf(element, 'label') ?? (expression === undefined ? '' : (textOf(expression, 'text') ?? '')),
    value: expression === undefined ? () => null : compilation.expressionOf(expression, owner),
    type: compilation.types.of(expression),
    allowed: values === undefined ? null : compilation.testsOf(values, owner),
  };
}

function compileOutput(element: DmnElement, owner: DmnElement, compilation: ModelCompilation): Output {
  const values = elementOf(element, 'outputValues');
  const otherwise = elementOf(element, 'defaultOutputEntry');
  const source = values === undefined ? '' : (textOf(values, 'text') ?? '');
  return {
    id: idOf(element),
    name: textOf(element, 'name') ?? textOf(element, 'label') ?? '',
    type: compilation.types.of(element),
    allowed: values === undefined ? null : compilation.testsOf(values, owner),
    priorities: splitTests(source).flatMap((test) => compilation.feel(test, 'unaryTests', owner)?.code ?? []),
    otherwise: otherwise === undefined ? null : compilation.expressionOf(otherwise, owner),
  };
}

/** Splits a list of tests at its commas, but not at those inside of texts and brackets. */
function splitTests(source: string): readonly string[] {
  const tests: string[] = [];
  let depth = 0;
  let quoted = false;
  let start = 0;
  for (let index = 0; index < source.length; index += 1) {
    const character = source[index];
    if (quoted && character === '\\') index += 1;
    else if (character === '"') quoted = !quoted;
    else if (!quoted && (character === '(' || character === '[' || character === '{')) depth += 1;
    else if (!quoted && (character === ')' || character === ']' || character === '}')) depth -= 1;
    else if (!quoted && depth === 0 && character === ',') {
      tests.push(source.slice(start, index));
      start = index + 1;
    }
  }
  return [...tests, source.slice(start)].filter((test) => test.trim() !== '');
}

function compileRule(
  element: DmnElement,
  index: number,
  owner: DmnElement,
  compilation: ModelCompilation,
): Rule {
  const place = placeOf(element, owner);
  return {
    id: textOf(element, 'id') ?? `rule-${index + 1}`,
    index: index + 1,
    tests: elementsOf(element, 'inputEntry').map((cell) =>
      textOf(cell, 'text')?.trim() === '-' ? null : compilation.testsOf(cell, place),
    ),
    outputs: elementsOf(element, 'outputEntry').map((cell) => compilation.expressionOf(cell, place)),
  };
}

function evaluateTable(table: DecisionTable, scope: Scope, evaluation: Evaluation): FeelValue {
  const trace = TableTrace.of(evaluation);
  const values: FeelValue[] = [];
  for (const input of table.inputs) {
    const value = readInput(input, table, scope, evaluation);
    if (value === undefined) return null;
    values.push(value);
  }
  const scopes = values.map((value) => new NameScope(scope, TESTED_VALUE, value));
  const hits: Hit<Rule>[] = [];
  for (const rule of table.rules) {
    evaluation.spend(1);
    if (
      !rule.tests.every((test, index) => test === null || test(scopes[index] ?? scope, evaluation) === true)
    )
      continue;
    const outputs = computeOutputs(table, rule, scope, evaluation);
    if (outputs === undefined) return null;
    hits.push({
      rule,
      output: toOutput(table, outputs),
      priority: prioritiesOf(table, outputs, scope, evaluation),
    });
    if (table.policy.kind === 'FIRST') break;
  }
  trace.inputs = table.inputs.map((input, index) => ({
    inputId: input.id,
    inputName: input.name,
    value: values[index] ?? null,
  }));
  trace.matched = [];
  if (hits.length === 0) return withoutHit(table, scope, evaluation);
  const result = applyHitPolicy(table.policy, hits, evaluation);
  if (!result.ok) {
    trace.violation = `${result.message} The table is "${table.name}", the rules are ${hits.map(({ rule }) => rule.index).join(', ')}.`;
    return evaluation.warn('HIT_POLICY_VIOLATED', trace.violation);
  }
  trace.matched = result.hits.map(({ rule, output }) => ({
    ruleId: rule.id,
    ruleIndex: rule.index,
    outputs: table.outputs.map((column) => ({
      outputId: column.id,
      outputName: column.name,
      value: partOf(table, output, column),
    })),
  }));
  return result.value;
}

/** Undefined when the value does not fit the column; a warning then says so. */
function readInput(
  input: Input,
  table: DecisionTable,
  scope: Scope,
  evaluation: Evaluation,
): FeelValue | undefined {
  const value = coerce(readTemporalTexts(input.value(scope, evaluation), input.type), input.type, evaluation);
  if (value === undefined) {
    evaluation.warn(
      'INVALID_TYPE',
      `The input "${input.name}" of the table "${table.name}" has a value of the wrong type. Correct the value or the type.`,
    );
    return undefined;
  }
  if (input.allowed === null || input.allowed(new NameScope(scope, TESTED_VALUE, value), evaluation) === true)
    return value;
  evaluation.warn(
    'NOT_ALLOWED',
    `The input "${input.name}" of the table "${table.name}" has a value that is not allowed.`,
  );
  return undefined;
}

function computeOutputs(
  table: DecisionTable,
  rule: Rule,
  scope: Scope,
  evaluation: Evaluation,
): readonly FeelValue[] | undefined {
  const values: FeelValue[] = [];
  for (const [index, column] of table.outputs.entries()) {
    const value = coerce(rule.outputs[index]?.(scope, evaluation) ?? null, column.type, evaluation);
    const fits =
      value !== undefined &&
      (value === null ||
        column.allowed === null ||
        column.allowed(new NameScope(scope, TESTED_VALUE, value), evaluation) === true);
    if (!fits) {
      evaluation.warn(
        'NOT_ALLOWED',
        `Rule ${rule.index} of the table "${table.name}" answers a value for "${column.name}" that is not allowed. Correct the cell or the output values.`,
      );
      return undefined;
    }
    values.push(value);
  }
  return values;
}

/** One output is a value of its own, several are a context. */
function toOutput(table: DecisionTable, values: readonly FeelValue[]): FeelValue {
  if (table.outputs.length === 1) return values[0] ?? null;
  return new Map(table.outputs.map((column, index) => [column.name, values[index] ?? null]));
}

function partOf(table: DecisionTable, output: FeelValue, column: Output): FeelValue {
  return table.outputs.length === 1
    ? output
    : isContext(output)
      ? (output.get(column.name) ?? null)
      : null;
}

function prioritiesOf(
  table: DecisionTable,
  values: readonly FeelValue[],
  scope: Scope,
  evaluation: Evaluation,
): readonly number[] {
  if (table.policy.kind !== 'PRIORITY' && table.policy.kind !== 'OUTPUT ORDER') return [];
  return table.outputs.map((column, index) => {
    const inner = new NameScope(scope, TESTED_VALUE, values[index] ?? null);
    const place = column.priorities.findIndex((test) => test(inner, evaluation) === true);
    return place < 0 ? column.priorities.length : place;
  });
}

/** Without a matching rule the default outputs count; without those the result is null, or an empty list where lists are collected. */
function withoutHit(table: DecisionTable, scope: Scope, evaluation: Evaluation): FeelValue {
  if (table.outputs.some(({ otherwise }) => otherwise !== null)) {
    return toOutput(
      table,
      table.outputs.map(
        ({ otherwise, type }) => coerce(otherwise?.(scope, evaluation) ?? null, type) ?? null,
      ),
    );
  }
  if (table.policy.kind === 'COLLECT' && table.policy.aggregation === 'COUNT') return 0;
  const collects =
    table.policy.kind === 'RULE ORDER' ||
    table.policy.kind === 'OUTPUT ORDER' ||
    (table.policy.kind === 'COLLECT' && table.policy.aggregation === null);
  return collects ? [] : null;
}
