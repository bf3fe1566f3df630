import type { Code } from '@vorgang/feel';
import { elementOf, elementsOf, idOf, nameOf, placeOf, textOf } from '../document/element.js';
import type { DmnElement } from '../document/element.js';
import type { ModelCompilation } from '../model/model-compilation.js';
import type { DecisionTable, Input, Output, Rule } from './decision-table.js';
import { evaluateTable } from './evaluate-decision-table.js';
import { readHitPolicy } from './read-hit-policy.js';
import { splitTests } from './split-tests.js';

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
  const source = values === undefined ? '' : (compilation.feelTextOf(values, placeOf(values, owner)) ?? '');
  return {
    id: idOf(element),
    name: textOf(element, 'name') ?? textOf(element, 'label') ?? '',
    type: compilation.types.of(element),
    allowed: values === undefined ? null : compilation.testsOf(values, owner),
    priorities: splitTests(source).flatMap((test) => compilation.feel(test, 'unaryTests', owner)?.code ?? []),
    otherwise: otherwise === undefined ? null : compilation.expressionOf(otherwise, owner),
  };
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
