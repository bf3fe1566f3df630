import { coerce, isContext, NameScope, TESTED_VALUE } from '@vorgang/feel';
import type { Evaluation, FeelValue, Scope } from '@vorgang/feel';
import { TableTrace } from '../evaluation/table-trace.js';
import { readTemporalTexts } from '../evaluation/temporal-texts.js';
import type { DecisionTable, Input, Output, Rule } from './decision-table.js';
import { applyHitPolicy } from './hit-policy.js';
import type { Hit } from './hit-policy.js';

export function evaluateTable(table: DecisionTable, scope: Scope, evaluation: Evaluation): FeelValue {
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
  return table.outputs.length === 1 ? output : isContext(output) ? (output.get(column.name) ?? null) : null;
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
        ({ otherwise, type }) => coerce(otherwise?.(scope, evaluation) ?? null, type, evaluation) ?? null,
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
